// The thread that reads feeds runs this file and calls its exports.
export { readFeed } from "./read-feed.ts";

export function ready(): void {}
