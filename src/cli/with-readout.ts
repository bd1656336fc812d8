import { type Config, readoutSettings } from "../config.ts";
import { terminalText } from "../reporting/hostile-text.ts";
import { openReadout, type Readout } from "../readout.ts";

/** Opens the store for one command and closes it, whatever becomes of the command. */
export async function withReadout<T>(
  config: Config,
  act: (readout: Readout) => Promise<T>,
): Promise<T> {
  const readout = openReadout({ ...readoutSettings(config), onWarning: warn });
  try {
    return await act(readout);
  } finally {
    await readout.close();
  }
}

function warn(warning: string): void {
  process.stderr.write(`readout: ${terminalText(warning)}\n`);
}
