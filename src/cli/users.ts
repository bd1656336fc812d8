import { UsageError } from "../errors.ts";
import { renderUserCommands, renderUsersFile, ROLES } from "../store/users.ts";
import { type Command, textOption } from "./command.ts";

const PASSWORDS =
  "REDIS_WORKER_PASSWORD, REDIS_PRODUCER_PASSWORD, REDIS_WATCHER_PASSWORD, REDIS_READER_PASSWORD, REDIS_EDITOR_PASSWORD";

export const users: Command = {
  usage: "[--prefix P] [--add]",
  help: `
Prints the users of Redis with their rights, as redis/users.acl has them: worker, producer, watcher,
reader, editor and operator. Of another prefix than readout each has the prefix in front of its name, such as
desk-worker. Connects to nothing.

  --prefix P   whose keys they may use (READOUT_PREFIX)
  --add        commands that give a Redis in use the users of one more prefix, for redis-cli; there
               is no operator among them, as a server needs one

A user has a password where ${PASSWORDS}
or REDIS_OPERATOR_PASSWORD is set; its hash alone is printed.`,
  options: { prefix: { type: "string" }, add: { type: "boolean" } },
  async run({ files, values, config, terminal }) {
    if (files.length > 0) throw new UsageError(`${files[0]} is too much: users takes options only`);
    const prefix = textOption(values, "prefix") ?? config.prefix;
    if (!/^[A-Za-z0-9_-]{1,40}$/.test(prefix))
      throw new UsageError(`--prefix ${prefix} must be 1 to 40 letters, digits, _ or -`);
    if (values.add !== true) {
      await terminal.write(renderUsersFile(prefix, config.passwords));
      return;
    }
    const commands = renderUserCommands(prefix, config.passwords);
    if (commands.length === 0)
      throw new UsageError(
        `--add needs the password of each user that it is to add: set ${PASSWORDS}`,
      );
    const missing = ROLES.filter((role) => config.passwords[role] === undefined);
    if (missing.length > 0)
      terminal.note(`without a password, and so left out: ${missing.join(", ")}`);
    await terminal.write(`${commands.join("\n")}\n`);
  },
};
