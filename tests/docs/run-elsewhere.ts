/** Pages whose commands and programs another test runs, or that are for what a machine may not have. */
export const RUN_ELSEWHERE: Readonly<Record<string, string>> = {
  "docs/backup.md": "tests/docs/backup.test.ts",
  "docs/containers.md": "containers; tests/redis/restart.test.ts starts Redis as they do",
  "docs/monitoring.md": "tests/docs/monitoring.test.ts",
  "docs/tour.md": "tests/package/package.test.ts, where it is installed",
  "docs/upgrade.md": "tests/docs/operations.test.ts",
  "docs/webhook.md": "tests/webhook/webhook.test.ts",
};
