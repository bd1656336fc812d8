type ReadPage = (page: string) => string;

/**
 * The figures of the README with links to the pages that they are read from: each is written down once.
 * Throws when a page no longer holds one.
 */
export function renderFigures(readPage: ReadPage): string {
  const figure = (page: string, pattern: RegExp) => findIn(page, readPage(page), pattern);
  const [stance, tone] = figure("docs/accuracy.md", /^\| readout \| ([\d.]+) \| ([\d.]+)/m);
  const [peers = ""] = figure("docs/accuracy.md", /^\| readout \| .*\n((?:\| .*\n)+)/m);
  const best = [...peers.matchAll(/^\| [\w-]+ \| ([\d.]+)/gm)].map(([, f1]) => Number(f1));
  const [sure, right] = figure(
    "docs/accuracy.md",
    /^\| ordinary, from 0\.75 \| ([\d.]+) \| [\d.]+ \| ([\d.]+)/m,
  ).map((share) => Math.round(100 * Number(share)));
  const [f1] = figure("docs/extraction.md", /^all +([\d.]+) .* of 283 /m);
  const [firstSight, , , speaker, country] = columns(
    figure("docs/extraction.md", /^all +(.*) of 119 /m),
  );
  const [ofF1, , , ofSpeaker, ofCountry] = columns(
    figure("docs/extraction.md", /^all .* of 119 .*\n +95 % of samples of articles +(.*)/m),
  );
  const [rate] = figure("docs/scaling.md", /^two workers, end to end +([\d,]+)\/s/m);
  return [
    `- **Tags: stance F1 ${stance}, tone F1 ${tone}** on labelled reactions of events that were not trained on; the best of ${best.length} packages that rate sentiment reaches ${Math.max(...best).toFixed(3)} for stance. Of ordinary statements ${sure} % have a sure stance (\`--sure\`), and ${right} % of these are right. [How this was measured, and where it errs](docs/accuracy.md)`,
    `- **Extraction: F1 ${firstSight} [${ofF1}]**, the right speaker for ${speaker} [${ofSpeaker}] of all statements and the right country for ${country} [${ofCountry}] of those found, on six articles of ordinary kinds that were labelled before the first run; F1 ${f1} on twelve on which the rules were developed: [by form, kind and construction](docs/extraction.md#accuracy)`,
    `- **Speed: ${rate} statements a second** end to end, with two workers, producer and Redis on two cores: [the bench, and what a load takes](docs/scaling.md)`,
  ].join("\n");
}

/** The figures of a row, and the bounds of an interval with the dash that prose has. */
function columns([row = ""]: readonly string[]): string[] {
  return row.split(/ +/).map((cell) => cell.replace("-", "–"));
}

function findIn(page: string, text: string, pattern: RegExp): string[] {
  const found = pattern.exec(text);
  if (!found) throw new Error(`${page} has no line like ${pattern.source}`);
  return found.slice(1);
}
