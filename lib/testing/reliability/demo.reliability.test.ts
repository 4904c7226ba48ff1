import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { freePort } from "../free-port";

const folder = mkdtempSync(path.join(tmpdir(), "blueline-of-demo-"));
const running: ChildProcess[] = [];
afterEach(() => running.splice(0).forEach((one) => one.kill("SIGKILL")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As a person starts it, though with the settings of an installation that listens for others. */
async function startDemo() {
  const port = await freePort();
  const child = spawn(process.execPath, ["scripts/demo.mjs", "--port", String(port)], {
    env: {
      ...process.env,
      TMPDIR: folder,
      HOST: "0.0.0.0",
      DATABASE_URL: `file:${path.join(folder, "installation/blueline.db")}`,
      BLUELINE_URL: "https://blueline.example",
      BLUELINE_TRUSTED_PROXIES: "127.0.0.1",
      BLUELINE_ADMIN_EMAIL: "ana@example.test",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.push(child);
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const url = `http://127.0.0.1:${port}`;
  await expect.poll(() => printed, { timeout: 90_000 }).toContain("gone when you stop it");
  return { child, port, url, output: () => printed };
}

const foldersOfDemos = () => readdirSync(folder).filter((name) => name.startsWith("blueline-demo-"));

/** Like a browser: follows redirects with the cookies so far. */
async function open(address: string): Promise<{ readonly page: Response; readonly cookie: string }> {
  let cookie = "";
  let next = address;
  for (let hops = 0; hops < 8; hops++) {
    const page = await fetch(next, { redirect: "manual", headers: cookie === "" ? {} : { cookie } });
    cookie = page.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
    const location = page.headers.get("location");
    if (location === null) return { page, cookie };
    next = new URL(location, next).href;
  }
  throw new Error(`${address} sends on and on.`);
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (isOpen: boolean) => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once("connect", () => end(true));
    for (const event of ["error", "timeout"]) socket.once(event, () => end(false));
  });
}

it("`npm run demo` opens signed in on a map, on 127.0.0.1 alone, takes nothing of the installation beside it, and leaves nothing", async () => {
  const { child, port, url, output } = await startDemo();
  expect(output()).toBe(`The demo is at ${url} and gone when you stop it (Ctrl+C).\n`);
  expect(await canConnect("127.0.0.1", port)).toBe(true);
  // With HOST=0.0.0.0 it would answer at every address of this machine.
  expect(await canConnect("127.0.0.2", port)).toBe(false);

  const { page, cookie } = await open(url);
  expect(page.status).toBe(200);
  expect(page.url).toMatch(/\/pipelines\/[a-z0-9]{25}$/);
  const html = await page.text();
  expect(html).toContain("Web shop");
  expect(html).toContain("Demo: gone when you stop it");
  expect((await fetch(`${url}/settings/members`, { headers: { cookie } })).status).toBe(404);
  const share = await fetch(`${url}/api/v1/shares`, { headers: { cookie } });
  expect([share.status, await share.json()]).toMatchObject([403, { title: "Off in the demo" }]);

  expect(existsSync(path.join(folder, "installation"))).toBe(false);
  expect(foldersOfDemos()).toHaveLength(1);
  child.kill("SIGINT");
  await once(child, "exit");
  expect(foldersOfDemos()).toEqual([]);
});

it("another host name is refused before anyone is signed in, as of a site that points its name to 127.0.0.1", async () => {
  const { child, port } = await startDemo();
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port });
    socket.once("error", reject);
    let read = "";
    socket.on("data", (chunk) => (read += chunk.toString())).once("close", () => resolve(read));
    socket.write(`GET /api/demo HTTP/1.1\r\nHost: evil.example:${port}\r\nConnection: close\r\n\r\n`);
  });
  expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  expect(answer).not.toMatch(/set-cookie/i);
  child.kill("SIGTERM");
  await once(child, "exit");
});

it("what a killed demo left goes with the next one", async () => {
  const killed = await startDemo();
  killed.child.kill("SIGKILL");
  await once(killed.child, "exit");
  const [left] = foldersOfDemos();
  expect(left).toBeDefined();
  const next = await startDemo();
  expect(foldersOfDemos()).toHaveLength(1);
  expect(foldersOfDemos()).not.toContain(left);
  next.child.kill("SIGTERM");
  await once(next.child, "exit");
});
