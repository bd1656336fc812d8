import type { Origin, Span } from "../../statement/statement.ts";
import type { PlacedAttribution } from "../attribution/attribution.ts";
import type { Document } from "../document/document.ts";
import type { Speaker } from "../speakers/known-speakers.ts";
import type { SpeechLexicon } from "../words/speech-lexicon.ts";
import {
  originOfDateline,
  originOfOfficials,
  originOfOutlet,
  originsOfTitle,
} from "./article-home.ts";
import { placeBlocks, type PlacedBlock } from "./block-places.ts";
import type { CountryReader } from "./country-reader.ts";
import { indexByName, originOfIntroduction, originOfOwner } from "./introductions.ts";
import { openOrganisations } from "./organisations.ts";
import { openSpans, type Spans } from "./spans.ts";
import { originsIn } from "./words-before.ts";

const MOST = 8;
const FRONTED = /^(?:In|From|Across|Throughout|Over in) /;

/** What an article says about where somebody is at home, the nearest words first. */
export type OriginsOf = (attribution: PlacedAttribution) => Origin[] | undefined;

/** Collects what a document says about where those whose words were found are at home. */
export function openOrigins(
  document: Document,
  told: { title?: string; outlet?: string },
  attributions: readonly PlacedAttribution[],
  { lexicon, reader }: { lexicon: SpeechLexicon; reader: CountryReader },
): OriginsOf {
  const { text } = document;
  const title = originsOfTitle(document, told, reader);
  const about = new Set(title.map(({ country }) => country));
  const dateline = originOfDateline(document, about, lexicon, reader);
  if (dateline) about.add(dateline.country);
  const home = [
    dateline,
    ...title,
    originOfOutlet(told, reader),
    originOfOfficials(attributions, about, reader),
  ];
  const said = openSpans(attributions);
  const byName = indexByName(attributions);
  const around = { reader, about, classes: lexicon.classes };
  const blocks = placeBlocks(document, around);
  const organisations = openOrganisations(text, around);
  const introduced = introductionsOf(attributions);
  const casts = new Map<Speaker, (Origin | null)[]>();
  const places = new Map<PlacedBlock, readonly Origin[]>();
  let at = 0;

  return (attribution) => {
    const { speaker, start } = attribution;
    while (at > 0 && (blocks[at]?.start ?? 0) > start) at -= 1;
    while ((blocks[at + 1]?.start ?? Infinity) <= start) at += 1;
    const found = [
      ...(speaker ? castOf(speaker) : []),
      ...placesOf(blocks[at], blocks[at - 1], attribution),
      ...home,
    ].filter((origin) => origin !== null);
    return found.length > 0 ? found.slice(0, MOST) : undefined;
  };

  function castOf(speaker: Speaker): (Origin | null)[] {
    const known = casts.get(speaker);
    if (known) return known;
    const cast = [
      originOfIntroduction(text, speaker, said, around),
      originOfOwner(speaker, byName, around),
      organisations.originOf(speaker),
    ];
    casts.set(speaker, cast);
    return cast;
  }

  function placesOf(
    block: PlacedBlock | undefined,
    last: PlacedBlock | undefined,
    { context, start, speaker }: PlacedAttribution,
  ): (Origin | null)[] {
    if (!block) return [];
    const to = Math.max(start, Math.min(context.end, block.end));
    const own = before(block).findLast(
      (place) => place.end <= to && !isOfAnother(place, speaker, introduced),
    );
    return [block.label, block.heading, own ?? (last ? frontedIn(last) : null)];
  }

  /** "In Latvia the plan met with envy": what a paragraph of that kind tells goes for the next as well. */
  function frontedIn(block: PlacedBlock): Origin | null {
    if (!FRONTED.test(text.slice(block.start, block.start + 12))) return null;
    const last = before(block).at(-1);
    return last?.start === block.start ? last : null;
  }

  function before(block: PlacedBlock): readonly Origin[] {
    const known = places.get(block);
    if (known) return known;
    const found = originsIn(text, block, said, around);
    places.set(block, found);
    return found;
  }
}

type Introduction = Span & { speaker: Speaker };

/** Where the speakers of an article are brought in, with what stands beside them. */
function introductionsOf(attributions: readonly PlacedAttribution[]): Spans<Introduction> {
  const speakers = new Set(attributions.flatMap(({ speaker }) => speaker ?? []));
  const introductions = [...speakers].flatMap((speaker) => {
    const span = speaker.introduced ?? speaker.first;
    return span ? [{ ...span, speaker }] : [];
  });
  return openSpans(introductions);
}

/** Whether a place only tells of another speaker: "a biologist in Antwerp, Anna Berg". */
function isOfAnother(
  { start, end }: Span,
  speaker: Speaker | null | undefined,
  introduced: Spans<Introduction>,
): boolean {
  return introduced
    .within({ start, end })
    .some(
      (other) =>
        other.start <= start &&
        end <= other.end &&
        other.speaker !== speaker &&
        !isPlaceOf(other, end - start),
    );
}

/** Whether a speaker is a place, as the country that a paragraph is about. */
function isPlaceOf({ speaker: { name } }: Introduction, length: number): boolean {
  return name.length <= length;
}
