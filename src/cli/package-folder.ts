import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ReadoutError } from "../errors.ts";
import { renderDataPackage, tableFile } from "../reporting/data-package.ts";
import { renderTableCsv } from "../reporting/render-table-csv.ts";
import type { ReportedEvent } from "../reporting/reported-event.ts";
import { tableOf, TABLES } from "../reporting/tables.ts";
import { openOutFile } from "./out-file.ts";

/**
 * Writes a report's tables and their description into a folder, which is made where it is not there; the
 * description last, so that where it stands the tables are whole. Throws FILE_UNWRITABLE.
 */
export async function writePackage(folder: string, reported: ReportedEvent): Promise<void> {
  await makeFolder(folder);
  const [countries, days, statements] = [
    tableOf("countries", [reported]),
    tableOf("days", [reported]),
    tableOf("statements", [reported]),
  ];
  const tables = { countries, days, statements };
  for (const name of TABLES)
    await writeWhole(join(folder, tableFile(name)), renderTableCsv(tables[name]));
  const description = renderDataPackage(reported.report, tables);
  await writeWhole(join(folder, "datapackage.json"), description);
}

async function writeWhole(name: string, text: string): Promise<void> {
  const file = await openOutFile(name);
  try {
    await file.write(text);
    await file.finish();
  } finally {
    await file.close();
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ReadoutError("FILE_UNWRITABLE", `${folder} can't be made: ${reason}`, {
      cause: error,
    });
  }
}
