import { z } from "zod";
import { jsonAnswer } from "../answers.ts";
import { plainRoute, type Route } from "../route.ts";

const Alive = z.object({ status: z.literal("ok") });

/** Whether the server lives, whether it can answer, and its figures for Prometheus. */
export const HEALTH_ROUTES: readonly Route[] = [
  plainRoute({
    method: "GET",
    path: "/healthz",
    access: "public",
    summary: "Whether the server lives",
    answers: { 200: { says: "It does", shape: Alive } },
    answer: async () => jsonAnswer({ status: "ok" }, NOT_KEPT),
  }),
  plainRoute({
    method: "GET",
    path: "/readyz",
    access: "public",
    summary: "Whether Redis answers, so that reports can be made",
    answers: { 200: { says: "It does", shape: Alive }, 503: { says: "It does not" } },
    async answer({ services }) {
      await services.reader.ping();
      return jsonAnswer({ status: "ok" }, NOT_KEPT);
    },
  }),
  plainRoute({
    method: "GET",
    path: "/metrics",
    access: "read",
    summary: "Figures of the server, the queue, the workers and Redis, for Prometheus",
    answers: { 200: { says: "The figures", types: ["text/plain"] } },
    async answer({ services: { metrics } }) {
      const headers = { "content-type": metrics.contentType, "cache-control": "no-store" };
      return new Response(await metrics.text(), { headers });
    },
  }),
];

const NOT_KEPT = { headers: { "cache-control": "no-store" } };
