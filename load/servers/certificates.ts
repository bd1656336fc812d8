import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Paths of PEM files: an authority, and a certificate for 127.0.0.1 that it signed, with its key. */
export type Certificates = { ca: string; cert: string; key: string; remove(): void };

/** Makes an authority and a certificate of it. Needs openssl. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), "readout-certificates-"));
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) =>
    execFileSync("openssl", args, { cwd: folder, stdio: "ignore" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  openssl(
    "req",
    "-x509",
    ...key,
    "-keyout",
    "ca.key",
    "-out",
    "ca.pem",
    "-days",
    "2",
    "-subj",
    "/CN=Tests",
  );
  openssl("req", ...key, "-keyout", "own.key", "-out", "own.csr", "-subj", "/CN=127.0.0.1");
  writeFileSync(file("names"), "subjectAltName=IP:127.0.0.1\n");
  openssl("x509", "-req", "-in", "own.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
    "-out", "own.pem", "-days", "2", "-extfile", "names"); // prettier-ignore
  return {
    ca: file("ca.pem"),
    cert: file("own.pem"),
    key: file("own.key"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
