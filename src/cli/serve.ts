import closeWithGrace from "close-with-grace";
import { readoutSettings } from "../config.ts";
import { openReadout, type Readout } from "../readout.ts";
import { UsageError } from "../errors.ts";
import { userName } from "../store/users.ts";
import { type Command, textOption } from "./command.ts";
import { endWithNpx } from "./end-with-npx.ts";
import { readVersion } from "./version.ts";
import { withReadout } from "./with-readout.ts";

const DEFAULT_PORT = 8080;
const DEFAULT_HOST = "127.0.0.1";

export const serve: Command = {
  usage: "[--port N] [--host H]",
  help: `
Serves the dashboard at /, and reports, statements and their changes over HTTP under /api/v1, until SIGTERM
or SIGINT; /api/v1/openapi.json describes it. It answers requests from this machine without a token. Another --host lets others in and
needs READOUT_TOKEN_FILE: then every request needs a token, also those from this machine.

  --port N     the port (${DEFAULT_PORT}); 0 takes a free one
  --host H     the address to listen on (${DEFAULT_HOST}); 0.0.0.0 is all of this machine

READOUT_EDIT=0 serves what can be read alone.`,
  options: { port: { type: "string" }, host: { type: "string" } },
  async run({ files, values, config, terminal }) {
    if (files.length > 0) throw new UsageError(`${files[0]} is too much: serve takes options only`);
    endWithNpx(process.env);
    const port = readPort(textOption(values, "port"));
    const host = textOption(values, "host") ?? DEFAULT_HOST;
    const { openServer } = await import("../http/open-server.ts");
    await withReadout(config, async (readout) => {
      const others: Readout[] = [];
      /** The store as a user who may write there: the one who reads, where Redis has no others; null where this one is not given. */
      const as = (role: "producer" | "editor"): Readout | null => {
        const { producer, editor } = config.passwords;
        const password = config.passwords[role];
        if (password === undefined)
          return producer === undefined && editor === undefined ? readout : null;
        const username = userName(role, config.prefix);
        const redisUrl = { ...config.redis, username, password };
        const opened = openReadout({ ...readoutSettings(config), redisUrl });
        others.push(opened);
        return opened;
      };
      const server = await openServer({
        host,
        port,
        reader: readout,
        sender: config.edit ? as("producer") : null,
        corrector: config.edit ? as("editor") : null,
        tokenFile: config.tokenFile,
        requestsPerMinute: config.requestsPerMinute,
        version: readVersion(),
        onError: (error) => terminal.complain((error as Error)?.stack ?? String(error)),
      });
      terminal.note(`serving ${server.url}`);
      await new Promise<void>((resolve) => {
        closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
          if (err) terminal.complain(err.stack ?? err.message);
          await server.close();
          for (const opened of others) await opened.close();
          resolve();
        });
      });
    });
  },
};

function readPort(given: string | undefined): number {
  const port = Number(given ?? DEFAULT_PORT);
  if (given !== "" && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port ${given} is not a port; give a number from 0 to 65535`);
}
