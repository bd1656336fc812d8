import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that wait long for processes and servers, the longest first: the largest files are not those. */
const LONG = [
  "tests/load/poison.test.ts",
  "tests/cli/commands.test.ts",
  "tests/health/store-losses.test.ts",
  "tests/docs/commands.test.ts",
  "tests/load/chaos.test.ts",
  "tests/cli/keep.test.ts",
  "tests/http/endurance.test.ts",
  "tests/extraction/extract-article.test.ts",
  "tests/cli/corrections.test.ts",
  "tests/cli/desk-files.test.ts",
  "tests/load/",
  "tests/work/",
  "tests/cli/",
  "tests/docs/",
  "tests/redis/",
  "tests/package/",
];

/** Starts long files first, so that none runs on alone at the end; projects one after another, as each has its workers. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted(
      (a, b) => a.project.name.localeCompare(b.project.name) || placeOf(a) - placeOf(b),
    );
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONG.findIndex((name) => moduleId.includes(name));
  return place === -1 ? LONG.length : place;
}
