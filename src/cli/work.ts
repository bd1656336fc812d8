import { runTaggerProcess } from "../work/tagger-process.ts";
import type { Command } from "./command.ts";
import { endWithNpx } from "./end-with-npx.ts";

export const work: Command = {
  usage: "",
  help: `
A worker process: takes chunks of statements from the queue, tags them and counts them, until SIGTERM
or SIGINT. It then takes no new chunk, finishes the current ones and leaves; a second signal leaves at
once. It waits out a Redis that is down. All settings come from the environment.`,
  options: {},
  async run() {
    endWithNpx(process.env);
    await runTaggerProcess(process.env);
  },
};
