import type { Redis } from "ioredis";
import type { RedisProcess } from "../servers/redis-process.ts";
import type { FaultProxy } from "../stage/fault-proxy.ts";

type Scene = { server: RedisProcess; admin: Redis; proxy: FaultProxy };

/** A way in which Redis is not there for its clients, and how it comes back. */
type Outage = {
  begin(scene: Scene): Promise<unknown> | void;
  end(scene: Scene): Promise<unknown> | void;
};

/** The ways by name. */
export const OUTAGES: Record<string, Outage> = {
  killed: {
    begin: ({ server }) => server.kill(),
    end: ({ server }) => server.start(),
  },
  stopped: {
    begin: ({ server }) => server.pause(),
    end: ({ server }) => server.resume(),
  },
  "read-only": {
    begin: ({ admin }) => admin.replicaof("127.0.0.1", 1),
    end: ({ admin }) => admin.replicaof("NO", "ONE"),
  },
  "password changed": {
    async begin({ admin }) {
      await admin.config("SET", "requirepass", "another");
      await admin.call("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
    },
    end: ({ admin }) => admin.config("SET", "requirepass", ""),
  },
  "cut off": {
    begin: ({ proxy }) => proxy.shut(),
    end: ({ proxy }) => proxy.open(),
  },
  silent: {
    begin: ({ proxy }) => proxy.stall(),
    end: ({ proxy }) => proxy.resume(),
  },
};
