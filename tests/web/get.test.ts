import type { LookupAddress } from "node:dns";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { parseAllowed } from "../../src/web/allowed.ts";
import { openWeb, type WebSettings } from "../../src/web/open-web.ts";
import { openOwnMemory } from "../../src/web/web-memory.ts";
import type { WebError } from "../../src/web/web-errors.ts";
import { byPath, serve } from "./local-server.ts";

const PAGE = { accept: "text/html", maxBytes: 100_000 };

const QUICKLY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

function open(settings: Partial<WebSettings> = {}) {
  return openWeb({
    allowed: parseAllowed("127.0.0.1", "ALLOW"),
    agent: "TestReader/1.0 (tests)",
    pauseMs: 0,
    timeoutMs: 60_000,
    longestWaitMs: 60_000,
    memory: openOwnMemory(),
    ...settings,
  });
}

/** The code of the error that something ends with. */
async function codeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => "none",
    (error: WebError) => error.code,
  );
}

test("a page is had with its type and validators, packed or not, and is not sent again unchanged", async () => {
  const { origin, requests } = await serve(
    byPath({
      "/plain": "<p>Hello",
      "/gzip": (_, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("<p>Hello")),
      "/br": (_, response) =>
        response.writeHead(200, { "content-encoding": "br" }).end(brotliCompressSync("<p>Hello")),
      "/kept": ({ headers }, response) =>
        headers["if-none-match"] === '"a"' && headers["if-modified-since"] === "yesterday"
          ? response.writeHead(304).end()
          : response.writeHead(200, { etag: '"a"', "last-modified": "yesterday" }).end("x"),
    }),
  );
  const web = open();
  const plain = await web.get(`${origin}/plain`, PAGE);
  expect([plain.body?.toString(), plain.type]).toEqual(["<p>Hello", "text/html; charset=utf-8"]);
  expect((await web.get(`${origin}/gzip`, PAGE)).body?.toString()).toBe("<p>Hello");
  expect((await web.get(`${origin}/br`, PAGE)).body?.toString()).toBe("<p>Hello");
  const { validators } = await web.get(`${origin}/kept`, PAGE);
  expect(validators).toEqual({ etag: '"a"', lastModified: "yesterday" });
  const again = await web.get(`${origin}/kept`, { ...PAGE, validators });
  expect([again.body, again.validators]).toEqual([null, validators]);
  expect(new Set(requests.map(({ headers }) => headers["user-agent"]))).toEqual(
    new Set(["TestReader/1.0 (tests)"]),
  );
});

test("redirects are followed, but not to what may not be asked, nor for ever", async () => {
  const to = (location: string, status = 302) => {
    return byPath({
      "/from": (_, response) => void response.writeHead(status, { location }).end(),
      "/to": "there",
    });
  };
  const followed = async (location: string) => {
    const { origin, asked } = await serve(to(location));
    const outcome = await open()
      .get(`${origin}/from`, PAGE)
      .catch((error: WebError) => error);
    return { outcome, asked, origin };
  };
  const { outcome, origin } = await followed("/to");
  expect(outcome).toMatchObject({ url: `${origin}/to` });
  for (const location of [
    "http://127.0.0.2:80/",
    "http://10.0.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.3]/",
    "http://2130706434/", // 127.0.0.2 as one number
    "http://0x7f.2/",
    "file:///etc/passwd",
    "ftp://127.0.0.1/",
    "gopher://127.0.0.1/",
    "http://user:secret@127.0.0.1/",
  ])
    expect([location, await followed(location)]).toMatchObject([
      location,
      { outcome: { code: "ADDRESS_REFUSED", passing: false } },
    ]);
  const circle = await followed("/from");
  expect(circle.outcome).toMatchObject({ code: "TOO_MANY_REDIRECTS" });
  expect(circle.asked.filter((path) => path === "/from")).toHaveLength(6);
});

test("a name is checked by the addresses that are connected to, each time anew", async () => {
  const { port, asked } = await serve(byPath({ "/": "secret" }));
  const answers: LookupAddress[][] = [];
  let questions = 0;
  const web = open({
    resolve(_, onResolved) {
      onResolved(null, answers[Math.min(questions++, answers.length - 1)] ?? []);
    },
    allowed: parseAllowed("127.0.0.5", "ALLOW"),
    timeoutMs: 5_000,
  });
  const at = (address: string) => ({ address, family: address.includes(":") ? 6 : 4 });
  const url = `http://rebound.example:${port}/`;
  // Each way in which a name can hide a private address behind one that may be asked.
  for (const found of [
    [[at("127.0.0.1")]],
    [[at("127.0.0.5"), at("127.0.0.1")]],
    [[at("::ffff:127.0.0.1")]],
    [[at("::1")]],
  ]) {
    answers.splice(0, answers.length, ...found);
    questions = 0;
    expect([found, await codeOf(web.get(url, PAGE))]).toEqual([found, "ADDRESS_REFUSED"]);
  }
  // robots.txt is answered where it may be asked; then the name moves.
  answers.splice(0, answers.length, [at("127.0.0.1")], [at("127.0.0.2")]);
  questions = 0;
  const moving = open({
    allowed: parseAllowed("127.0.0.1", "ALLOW"),
    resolve: (_, onResolved) => onResolved(null, answers[Math.min(questions++, 1)] ?? []),
  });
  expect(await codeOf(moving.get(url, PAGE))).toBe("ADDRESS_REFUSED");
  expect([questions, asked]).toEqual([2, ["/robots.txt"]]);
});

test("an address without a setting that allows it is refused, and nothing is asked", async () => {
  const { origin, port, asked } = await serve(byPath({ "/": "secret" }));
  const web = open({ allowed: parseAllowed("", "ALLOW") });
  for (const url of [origin, `http://localhost:${port}/`, `http://[::ffff:127.0.0.1]:${port}/`])
    expect([url, await codeOf(web.get(url, PAGE))]).toEqual([url, "ADDRESS_REFUSED"]);
  expect(await codeOf(web.get("not an address", PAGE))).toBe("ADDRESS_REFUSED");
  expect(asked).toEqual([]);
});

test("what is too large, too slow, or grows when it is unpacked is cut off", async () => {
  let left = 0;
  const { origin } = await serve(
    byPath({
      "/announced": (_, response) =>
        response.writeHead(200, { "content-length": "9999999" }).write("x"),
      "/endless": (_, response) => {
        const write = () => {
          while (!response.destroyed && response.write("x".repeat(10_000)));
        };
        response.on("drain", write).on("close", () => (left += 1));
        write();
      },
      "/silent": () => {},
      "/dripping": (_, response) => {
        const timer = setInterval(() => response.write("x"), 20);
        response.on("close", () => clearInterval(timer));
      },
      "/gzip-bomb": (_, response) =>
        response
          .writeHead(200, { "content-encoding": "gzip" })
          .end(gzipSync(Buffer.alloc(12_000_000))),
      "/brotli-bomb": (_, response) =>
        response
          .writeHead(200, { "content-encoding": "br" })
          .end(brotliCompressSync(Buffer.alloc(12_000_000), QUICKLY)),
      "/twice": (_, response) =>
        response
          .writeHead(200, { "content-encoding": "gzip, gzip" })
          .end(gzipSync(gzipSync(Buffer.alloc(1_000_000)))),
      "/not-gzip": (_, response) =>
        response.writeHead(200, { "content-encoding": "gzip" }).end("x"),
      "/cut-off": (_, response) =>
        response
          .writeHead(200, { "content-encoding": "gzip" })
          .end(gzipSync("x".repeat(5_000)).subarray(0, 20)),
    }),
  );
  const web = open();
  const code = (path: string, limits = PAGE) => codeOf(web.get(`${origin}${path}`, limits));
  expect(await code("/announced")).toBe("PAGE_TOO_LARGE");
  expect(await code("/endless")).toBe("PAGE_TOO_LARGE");
  await expect.poll(() => left, { timeout: 60_000 }).toBe(1);
  // A bomb is a bomb also where there would be room for it.
  const large = { ...PAGE, maxBytes: 100_000_000 };
  expect(await code("/gzip-bomb", large)).toBe("PAGE_BOMB");
  expect(await code("/brotli-bomb", large)).toBe("PAGE_BOMB");
  expect(await code("/gzip-bomb")).toBe("PAGE_TOO_LARGE");
  expect(await code("/twice")).toBe("PAGE_BROKEN");
  expect(await code("/not-gzip")).toBe("PAGE_BROKEN");
  expect(await code("/cut-off")).toBe("PAGE_BROKEN");
  const hurried = open({ timeoutMs: 300 });
  for (const path of ["/silent", "/dripping"])
    await expect(hurried.get(`${origin}${path}`, PAGE)).rejects.toMatchObject({
      code: "PAGE_TOO_SLOW",
      passing: true,
    });
});

test("a site's robots.txt is asked for once, obeyed by the agent's name, and not guessed where it fails", async () => {
  let rules = 200;
  const answers = byPath({
    "/robots.txt": (_, response) =>
      response
        .writeHead(rules)
        .end("User-agent: *\nDisallow: /\n\nUser-agent: TestReader\nDisallow: /private\n"),
    "/open": "open",
    "/private/a": "private",
  });
  const first = await serve(answers);
  const web = open();
  expect(await codeOf(web.get(`${first.origin}/open`, PAGE))).toBe("none");
  expect(await codeOf(web.get(`${first.origin}/private/a`, PAGE))).toBe("ROBOTS_REFUSED");
  expect(first.asked).toEqual(["/robots.txt", "/open"]);
  const other = open({ agent: "Other/1.0" });
  expect(await codeOf(other.get(`${first.origin}/open`, PAGE))).toBe("ROBOTS_REFUSED");
  rules = 500;
  const second = await serve(answers);
  expect(await codeOf(web.get(`${second.origin}/open`, PAGE))).toBe("PAGE_UNREACHABLE");
  rules = 404;
  expect(await codeOf(web.get(`${second.origin}/private/a`, PAGE))).toBe("none");
});

test("a host that asks for time is given it, and others are asked meanwhile", async () => {
  const busy = byPath({
    "/": (_, response) => void response.writeHead(429, { "retry-after": "120" }).end(),
  });
  const [one, other] = [await serve(busy), await serve(byPath({ "/": "x" }))];
  const web = open({ longestWaitMs: 1_000 });
  const host = (origin: string) => origin.replace("127.0.0.1", "localhost");
  const allowed = open({ allowed: parseAllowed("localhost", "ALLOW"), longestWaitMs: 1_000 });
  await expect(web.get(one.origin, PAGE)).rejects.toMatchObject({
    code: "HOST_BUSY",
    retryMs: 120_000,
  });
  await expect(web.get(one.origin, PAGE)).rejects.toMatchObject({ code: "HOST_BUSY" });
  expect(one.asked).toEqual(["/robots.txt", "/"]);
  expect(await codeOf(allowed.get(host(other.origin), PAGE))).toBe("none");
});

test("a status that says no is told apart from one that passes", async () => {
  const { origin } = await serve((request, response) => {
    response.writeHead(request.url === "/robots.txt" ? 404 : Number(request.url?.slice(1))).end();
  });
  const outcome = (status: number) =>
    open()
      .get(`${origin}/${status}`, PAGE)
      .catch(({ code, passing }: WebError) => [code, passing]);
  expect(await outcome(404)).toEqual(["PAGE_REFUSED", false]);
  expect(await outcome(403)).toEqual(["PAGE_REFUSED", false]);
  expect(await outcome(500)).toEqual(["PAGE_REFUSED", true]);
  await expect(open().get("http://127.0.0.1:1/", PAGE)).rejects.toMatchObject({
    code: "PAGE_UNREACHABLE",
    passing: true,
  });
});
