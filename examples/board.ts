// bull-board on the queue: what waits, what is worked on and what failed, with its reason, in a browser.
//
//   npm install readout bullmq ioredis hono @hono/node-server @bull-board/api @bull-board/hono
//   REDIS_URL=redis://127.0.0.1:6379 node board.js
//
// It can change what it shows, so it is for this machine alone: put a login in front of it before others reach it.
// A job that was counted is gone. One of several statements shows how many they are, as these stand beside it.
import { createBullBoard } from "@bull-board/api";
import { BullMQAdapter } from "@bull-board/api/bullMQAdapter";
import { HonoAdapter } from "@bull-board/hono";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Queue } from "bullmq";
import { Hono } from "hono";
import { Redis } from "ioredis";
import { queueNames } from "readout";

const { REDIS_URL = "redis://127.0.0.1:6379", READOUT_PREFIX, BOARD_PORT = "8091" } = process.env;

const connection = new Redis(REDIS_URL, { maxRetriesPerRequest: null });
const queues = queueNames({ prefix: READOUT_PREFIX }).map(
  ({ name, prefix }) => new Queue(name, { connection, prefix }),
);

const board = new HonoAdapter(serveStatic);
createBullBoard({ queues: queues.map((queue) => new BullMQAdapter(queue)), serverAdapter: board });
board.setBasePath("/queues");
const app = new Hono().route("/queues", board.registerPlugin());

const server = serve({ fetch: app.fetch, port: Number(BOARD_PORT), hostname: "127.0.0.1" }, (at) =>
  console.log(`http://127.0.0.1:${at.port}/queues`),
);

process.once("SIGTERM", () => {
  server.close();
  void Promise.all(queues.map((queue) => queue.close())).then(() => connection.disconnect());
});
