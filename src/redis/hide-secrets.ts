import type { RedisAddress } from "./address.ts";

const HIDDEN = "[hidden]";
/** A server that quotes a command may cut it: a beginning of a secret of this length is hidden too. */
const LEAST_PART = 6;

type RedisError = Error & {
  lastNodeError?: Error;
  command?: { name: string; args?: unknown };
};

/** Takes user, password and the arguments of commands out of an error and those that caused it. */
export function hideSecrets(error: unknown, address: RedisAddress): void {
  let at = error as RedisError | undefined;
  for (let depth = 0; at instanceof Error && depth < 10; depth++) {
    if (at.command) delete at.command.args;
    if (at.lastNodeError) hideSecrets(at.lastNodeError, address);
    const { message, stack } = at;
    at.message = withoutSecrets(message, address);
    if (stack !== undefined) at.stack = withoutSecrets(stack, address);
    at = at.cause as RedisError | undefined;
  }
}

/** A text without user and password, and without the arguments of an unknown command, which a server quotes. */
function withoutSecrets(text: string, address: RedisAddress): string {
  const unquoted = text.replace(/, with args beginning with: .*/g, "");
  return withoutUser(withoutPasswords(unquoted, address), address);
}

/** A text without the passwords of an address, in whichever way it quotes them. */
export function withoutPasswords(text: string, address: RedisAddress): string {
  const { password } = address;
  const at = address.at.kind === "own" ? address.at.like : address.at;
  const secrets = [password, at.kind === "sentinel" ? at.password : undefined];
  let hidden = text;
  for (const secret of secrets) {
    if (!secret) continue;
    for (const form of formsOf(secret)) hidden = withoutBeginnings(hidden, form);
  }
  return hidden;
}

/** As it is, in an address, and in JSON. */
function formsOf(secret: string): Set<string> {
  return new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
}

function withoutBeginnings(text: string, secret: string): string {
  const least = Math.min(LEAST_PART, secret.length);
  let hidden = text;
  for (let length = secret.length; length >= least; length--) {
    hidden = hidden.replaceAll(secret.slice(0, length), HIDDEN);
  }
  return hidden;
}

/** Users have names such as "worker", so that only the whole word is meant. */
function withoutUser(text: string, { username }: RedisAddress): string {
  if (!username) return text;
  const [first = "", ...others] = text.split(username);
  return others.reduce((before, after) => {
    const inside = isOfWord(before.at(-1)) || isOfWord(after[0]);
    return `${before}${inside ? username : HIDDEN}${after}`;
  }, first);
}

function isOfWord(character: string | undefined): boolean {
  return character !== undefined && /\p{L}/u.test(character);
}
