import { findAccordingTo, findForViewer, findInHisView } from "./according-to.ts";
import { findInBrackets } from "./brackets.ts";
import { findColonClause } from "./colon-clause.ts";
import type { Construction } from "./construction.ts";
import * as after from "./content-after-verb.ts";
import * as before from "./content-before-verb.ts";
import { findForm, findLabelledWords } from "./forms.ts";
import { findNominal } from "./nominal.ts";
import { findPassive } from "./passive.ts";
import * as predicate from "./quoted-predicate.ts";
import * as quote from "./quote-without-verb.ts";
import { findTurn } from "./transcript.ts";

/**
 * All ways in which a text says who said what, in the order in which they are tried. The order matters:
 * the first that is seen decides, and no other looks at the words that it covers.
 *
 * A paragraph is tried as a whole; then each sentence as a whole, and for a source that its first words
 * name; then each of its reporting verbs, one after the other; then a point of view, where no verb gave
 * anything; then the rest, where nobody has spoken yet.
 */
export const CONSTRUCTIONS: readonly Construction[] = [
  // One person speaks the whole paragraph.
  {
    name: "turn of a transcript",
    tried: "paragraph",
    example:
      "MS. BERG: The bridge has been open since six o’clock.\n\nQ: And the toll?\n\nMS. BERG: It is nine crowns for a car.\n\nQ: For ever?\n\nMS. BERG: Until the bridge is paid for, and not a day longer.",
    find: findTurn,
  },
  // One person speaks it, as the lines around it, or its form, tell.
  {
    name: "line behind the words",
    tried: "paragraph",
    example: "“We are glad that it is over.”\n— Anna Berg, mayor of Oslo",
    find: findForm("line behind the words"),
  },
  {
    name: "line before the words",
    tried: "paragraph",
    example: "ANNA BERG, CHIEF ECONOMIST, BANK OF OSLO (OSLO)\n\n“It is late.”",
    find: findForm("line before the words"),
  },
  {
    name: "statement text",
    tried: "paragraph",
    example:
      "Ministry of Trade of Norway\nStatement on the harbour treaty\n\nNorway welcomes the treaty, for which it had asked in three notes.",
    find: findForm("statement text"),
  },
  {
    name: "letter",
    tried: "paragraph",
    example: "SIR - I have crossed that bridge for twenty winters.\n\nAnna Berg\nOslo",
    find: findForm("letter"),
  },
  {
    name: "post",
    tried: "paragraph",
    example: "@harbour_berg: Cried in the car park. Then parked.",
    find: findForm("post"),
  },
  {
    name: "remarks",
    tried: "paragraph",
    example: "Remarks by the mayor of Oslo:\n\nON THE TOLL:\n\n“Nobody will pay twice.”",
    find: findForm("remarks"),
  },
  {
    name: "answer to a question",
    tried: "paragraph",
    example:
      "Anna Berg, an engineer, built the bridge.\n\n**Is it safe?**\n\nI walk across it with my children.\n\n**And the toll?**\n\nI pay it like everybody else.",
    find: findForm("answer"),
  },
  {
    name: "quotation set off",
    tried: "paragraph",
    example: "The court’s president, Anna Berg, was brief:\n\n> It is late.",
    find: quote.findSetOff,
  },
  // A quotation that no verb introduces: looked at first, as its words are not the writer's.
  {
    name: "name in brackets or behind a dash",
    tried: "sentence",
    example: "“We are glad that it is over.” (Anna Berg, mayor of Oslo)",
    find: findInBrackets,
  },
  {
    name: "label before a quotation",
    tried: "sentence",
    example: "France — “We are glad that it is over.”",
    find: quote.findLabelled,
  },
  {
    name: "quotation alone",
    tried: "sentence",
    example: "Paul Lund was less happy. “It is late.”",
    find: quote.findAlone,
  },
  {
    name: "quotation as subject",
    tried: "sentence",
    example: "“A leak with a flag on it” is how the minister put it.",
    find: quote.findAsSubject,
  },

  // The source of the whole sentence: its verbs report nothing themselves.
  {
    name: "according to",
    tried: "source",
    example: "According to Anna Berg, prices will “fall and fall”.",
    find: findAccordingTo,
  },

  // A verb whose speaker stands behind "by".
  {
    name: "passive",
    tried: "passive",
    example: "The treaty was welcomed by Tokyo.",
    find: findPassive,
  },

  // A verb whose speaker stands behind it: the words that it reports stand before it.
  {
    name: "words, then verb and speaker",
    tried: "inverted verb",
    example: "“It is good news,” said Anna Berg, a lawyer in Oslo.",
    find: before.findInverted,
  },

  // A verb behind its speaker: words before both, if there are any, else words behind the verb.
  {
    name: "quotation, then speaker and verb",
    tried: "verb",
    example: "“It is good news,” Anna Berg told reporters in Oslo on Monday.",
    find: before.findQuoteBefore,
  },
  {
    name: "clause, then speaker and verb",
    tried: "verb",
    example: "It would take years, the minister said.",
    find: before.findClauseBefore,
  },
  {
    name: "announcement",
    tried: "verb",
    example: "Anna Berg said that it would take a hundred years:\n\n“It is late.”",
    find: after.findAnnouncement,
  },
  {
    name: "verb, colon, quotation",
    tried: "verb",
    example: "Anna Berg said: “It is good.”",
    find: after.findColonQuote,
  },
  {
    name: "verb, comma, quotation",
    tried: "verb",
    example: "Anna Berg said, “It is good.”",
    find: after.findCommaQuote,
  },
  // Where a verb can report in several ways, the narrower way is tried first.
  {
    name: "promise",
    tried: "verb",
    example: "The union vowed to fight the plan.",
    find: after.findPromise,
  },
  {
    name: "told somebody",
    tried: "verb",
    example: "The mayor, Anna Berg, told parliament it was “a sad day”.",
    find: after.findTold,
  },
  {
    name: "judgement",
    tried: "verb",
    example: "Tokyo welcomed the truce.",
    find: after.findJudgement,
  },
  {
    name: "naming",
    tried: "verb",
    example: "In Prague the group Clear Water called the treaty “a bucket with a hole in it”.",
    find: after.findNaming,
  },
  {
    name: "request",
    tried: "verb",
    example: "Cairo urged both sides to keep “a full silence”.",
    find: after.findRequest,
  },
  {
    name: "blow with a quotation",
    tried: "verb",
    example: "Anna Berg attacked the order as “a tariff by another name”.",
    find: after.findBlow,
  },
  {
    name: "said that",
    tried: "verb",
    example: "Anna Berg, a lawyer in Oslo, said that it was good.",
    find: after.findSaid,
  },
  {
    name: "noted that",
    tried: "verb",
    example: "Anna Berg observed that the bridge was “older than the law”.",
    find: after.findNoted,
  },

  // A noun that tells a reaction, and who reacts.
  {
    name: "reaction by a noun",
    tried: "noun",
    example: "The toll drew sharp criticism from Syria.",
    find: findNominal,
  },

  // A point of view, where no verb reported anything.
  {
    name: "for somebody",
    tried: "otherwise",
    example: "For the union it is “a step too far”.",
    find: findForViewer,
  },
  {
    name: "in somebody's view",
    tried: "otherwise",
    example: "Anna Berg was at home. In her view, the treaty is “a leak with a flag on it”.",
    find: findInHisView,
  },

  // A quotation beside a subject that says nothing by a verb that reports.
  {
    name: "introduced before a colon",
    tried: "rest",
    example: "I am reading from the wire, a deputy minister: “It is good.”",
    find: quote.findIntroduced,
  },
  {
    name: "quoted verb",
    tried: "rest",
    example: "The ministry “warmly supports” the idea.",
    find: predicate.findQuotedVerb,
  },
  {
    name: "quoted predicate",
    tried: "rest",
    example: "Anna Berg is “proud as punch” of it.",
    find: quote.findPredicate,
  },
  {
    name: "colon behind a subject",
    tried: "rest",
    example: "An opposition deputy, Anna Berg, was less polite: “They have dammed our sea.”",
    find: quote.findBehindColon,
  },
  {
    name: "clause behind a colon",
    tried: "rest",
    example: "Anna Berg was blunt about it: the toll was dead on arrival.",
    find: findColonClause,
  },
  {
    name: "unknown verb with a quotation",
    tried: "rest",
    example: "The premier lent the plan “the weight of a good neighbour”.",
    find: predicate.findUnknownVerb,
  },

  // Words behind a label in which nobody else speaks.
  {
    name: "label before words",
    tried: "left over",
    example: "Presidency of Norway: glad of the treaty, and ready to reopen the bridge.",
    find: findLabelledWords,
  },
];
