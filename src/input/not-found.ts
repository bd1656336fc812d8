import { resolve } from "node:path";

/** Why there is no file of this name, where the name shows it. */
export function notFoundMessage(name: string): string {
  const looked = resolve(name);
  if (/^~[\\/]/.test(name)) {
    return `is not there: ~ in quotes is not your home; write the whole path (looked for ${looked})`;
  }
  if (/^[a-z]:[\\/]|\\/i.test(name) && process.platform !== "win32") {
    const drive = /^([a-z]):[\\/](.*)$/i.exec(name);
    const wsl = drive
      ? `/mnt/${drive[1]?.toLowerCase()}/${drive[2]?.replaceAll("\\", "/")}`
      : name.replaceAll("\\", "/");
    return `is not there: this is how Windows writes paths; try ${wsl} (looked for ${looked})`;
  }
  return looked === name ? "is not there" : `is not there (looked for ${looked})`;
}
