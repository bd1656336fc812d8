export type { HostPort, RedisAddress, RedisPlace, RedisTls } from "./redis/address.ts";
export type { OwnConnection } from "./redis/own-connection.ts";
export type { OwnTagger, Tagger } from "./tagging/tagger.ts";
export { type ReadoutWorker, startWorker } from "./work/start-worker.ts";
export type { Counted, Failed, MentionName, WorkerEvents } from "./work/worker-events.ts";
export type { WorkerSettings } from "./work/worker-settings.ts";
