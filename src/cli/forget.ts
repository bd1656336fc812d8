import { forgetKeys, type ForgetFilter } from "../counting/forgetting.ts";
import { countOf } from "../reporting/figures.ts";
import { type Command, textOption } from "./command.ts";
import { oneEvent } from "./one-event.ts";
import { readDay } from "./period.ts";
import { withReadout } from "./with-readout.ts";

export const forget: Command = {
  usage:
    "EVENT [--statement ID] [--speaker NAME] [--outlet O] [--article HASH] [--before D] [--dry-run]",
  help: `
Takes mentions of an event away: those that all options mean, and without any option the whole event. Every
count follows. What was sent before and still waits is forgotten too; what is sent later counts again.

  --statement ID   the mention with this id
  --speaker NAME   those of this speaker, as readout show prints the name
  --outlet O       those that this outlet printed
  --article HASH   those that came from the article with this hash
  --before D       those of days before this one, YYYY-MM-DD; undated ones stay
  --dry-run        only say how many it would take away by now`,
  options: {
    statement: { type: "string" },
    speaker: { type: "string" },
    outlet: { type: "string" },
    article: { type: "string" },
    before: { type: "string" },
    "dry-run": { type: "boolean" },
  },
  async run({ files, values, config, terminal }) {
    const event = oneEvent(files);
    const dryRun = values["dry-run"] === true;
    const filter: ForgetFilter = { before: readDay(values, "before") };
    for (const name of ["statement", "speaker", "outlet", "article"] as const) {
      filter[name] = textOption(values, name);
    }
    const narrowed = Object.keys(forgetKeys(filter)).length > 0;
    await withReadout(config, async (readout) => {
      const { mentions, withoutText } = await readout.forget(event, filter, { dryRun });
      const some = countOf(mentions, "mention", "mentions");
      await terminal.write(`${some} ${dryRun ? "would be " : ""}forgotten\n`);
      if (mentions + withoutText === 0 && narrowed) terminal.note(NONE_MEANT);
      if (withoutText > 0) {
        const stay = countOf(withoutText, "mention stays, as its", "mentions stay, as their");
        terminal.note(`${stay} text is gone, and only that could tell speaker and article`);
      }
    });
  },
};

/** A name that is written wrongly means nothing that is counted, and what still waits can't be looked at. */
const NONE_MEANT = "no counted mention is meant; readout show prints the names as they are kept";
