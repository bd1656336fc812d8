import type { ChildProcess } from "node:child_process";
import { hostname } from "node:os";
import { type Env, kill, startWorker } from "./processes.ts";

/** Workers of which each that goes is followed by another. */
export type Crew = {
  /** The worker that has this name on the queue, if it is one of ours. */
  find(name: string | undefined): ChildProcess | undefined;
  members(): ChildProcess[];
  /** Starts a worker in the place of one that is gone or going. */
  replace(gone: ChildProcess): void;
  end(): Promise<void>;
};

export function openCrew(env: Env, size: number): Crew {
  const crew = Array.from({ length: size }, () => startWorker(env));
  return {
    find: (name) => crew.find(({ pid }) => name === `${hostname()}/${pid}`),
    members: () => [...crew],
    replace(gone) {
      crew[crew.indexOf(gone)] = startWorker(env);
    },
    async end() {
      await Promise.all(crew.map(kill));
    },
  };
}
