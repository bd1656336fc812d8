import { digest } from "../statement/identity.ts";
import { normaliseWords } from "../statement/normalise.ts";
import { parsePublished } from "../statement/published.ts";
import type { Statement } from "../statement/statement.ts";

/** Which mentions of an event are to be forgotten: those that all fields mean; without any, all mentions. */
export type ForgetFilter = {
  /** The id of a mention. */
  statement?: string;
  /** The speaker, upper and lower case and punctuation aside. */
  speaker?: string;
  /** The outlet, in upper or lower case. */
  outlet?: string;
  /** The hash of the article that they came from. */
  article?: string;
  /** Those of days before this one, YYYY-MM-DD; undated ones stay. */
  before?: string;
};

/** A filter as it is compared and kept: of a speaker a digest, as the name itself is to be forgotten. */
export type ForgetKeys = ForgetFilter;

/**
 * Something that was to be forgotten, at its place among all that was sent: what is meant and was sent before
 * counts no more, whenever it comes, and what is sent later counts again.
 */
export type Forgetting = { sequence: number; keys: ForgetKeys };

/** A mention as far as it is known; its speaker and article are only known from what was said. */
export type KnownMention = {
  id: string;
  outlet: string | null;
  day: string | null;
  said: Pick<Statement, "speaker" | "article"> | null;
};

/** The keys by which a filter compares; a field that is there and undefined is none. */
export function forgetKeys({ speaker, outlet, ...filter }: ForgetFilter): ForgetKeys {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(speaker !== undefined && { speaker: speakerKey(speaker) }),
    ...(outlet !== undefined && { outlet: outlet.toLowerCase() }),
  };
}

/** The mention that a statement is. */
export function knownMention(statement: Statement): KnownMention {
  const { id, outlet = null, publishedAt } = statement;
  const day = publishedAt === undefined ? null : (parsePublished(publishedAt)?.day ?? null);
  return { id, outlet, day, said: statement };
}

/** Whether a mention is meant; null where its text is gone, and only that could tell. */
export function isMeant(mention: KnownMention, keys: ForgetKeys): boolean | null {
  const { statement, outlet, before, speaker, article } = keys;
  if (statement !== undefined && mention.id !== statement) return false;
  if (outlet !== undefined && mention.outlet?.toLowerCase() !== outlet) return false;
  // Days are written YYYY-MM-DD: their order as strings is their order in time.
  if (before !== undefined && (mention.day === null || mention.day >= before)) return false;
  if (speaker === undefined && article === undefined) return true;
  const { said } = mention;
  if (said === null) return null;
  const named = said.speaker === undefined ? undefined : speakerKey(said.speaker);
  return (
    (speaker === undefined || named === speaker) &&
    (article === undefined || said.article?.hash === article)
  );
}

/** The sequence of the last of these forgets that means a mention; null where none does. */
export function lastForgetOf(
  mention: KnownMention,
  forgettings: readonly Forgetting[],
): number | null {
  const meant = forgettings.filter(({ keys }) => isMeant(mention, keys) === true);
  return meant.length === 0 ? null : Math.max(...meant.map(({ sequence }) => sequence));
}

function speakerKey(speaker: string): string {
  return digest([normaliseWords(speaker)], 16);
}
