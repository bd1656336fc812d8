/** The server says no, and why. */
export class ServerRefusal extends Error {
  override name = "ServerRefusal";
}

/** What the server answers; sends a body where one is given. Throws ServerRefusal, or what fetch throws. */
export async function askServer<T>(
  address: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const sent = body !== undefined && {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await fetch(address, { ...sent, signal });
  const answer = (await response.json()) as T & { detail?: string };
  if (!response.ok)
    throw new ServerRefusal(answer.detail ?? `The server answers ${response.status}.`);
  return answer;
}
