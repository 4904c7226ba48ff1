import { type Browser, chromium, type Response } from "@playwright/test";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { type ApiClient, signIn } from "@/lib/testing/api-client";
import { startAppServer } from "@/lib/testing/app-server";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import type { Row } from "./table";

const kilobyte = 1024;
/** In KB, by Brotli. */
const most = { list: 130, map: 270 } as const;
/**
 * In milliseconds, until a page prefetches. Holding that back with input would fetch the parts that input
 * needs.
 */
const ahead = 10_000;

interface Load {
  /** In KB, as this browser received them. */
  readonly scripts: number;
  readonly files: number;
  /** Brotli, which browsers accept; tiny files are not compressed. */
  readonly isBrotli: boolean;
  readonly otherHosts: readonly string[];
}

export async function benchFirstLoad(
  postgresUrl: string,
  browserPath: string | undefined,
): Promise<readonly Row[]> {
  const scratch = await createScratchDatabase("sqlite", postgresUrl);
  const server = await startAppServer({ databaseUrl: scratch.url });
  const browser = await chromium.launch({
    args: ["--no-sandbox", "--disable-gpu"],
    ...(browserPath === undefined ? {} : { executablePath: browserPath }),
  });
  try {
    const api = await signIn(server.url);
    const made = createdPipelineSchema.parse(
      await api.json("POST", "/pipelines", { name: "Payments API", template: "article" }),
    );
    const bare = await load(browser, undefined, `${server.url}/nowhere`);
    const list = await load(browser, api, `${server.url}/pipelines`);
    const editor = await load(browser, api, `${server.url}/pipelines/${made.id}`);
    const beside = `${describe(bare)} for a page that says "not found"`;
    const hosts = [...new Set([bare, list, editor].flatMap(({ otherHosts }) => otherHosts))];
    return [
      rowOf("the list of pipelines", list, most.list, beside),
      rowOf("the map", editor, most.map, beside),
      {
        what: "hosts, other than the server, that those pages reach",
        measured: hosts.length === 0 ? "none" : hosts.join(", "),
        bound: "none",
        beside: `${bare.files + list.files + editor.files} scripts in all`,
        holds: hosts.length === 0,
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
    await scratch.remove();
  }
}

function rowOf(page: string, loaded: Load, bound: number, beside: string): Row {
  return {
    what: `JavaScript for the first load of ${page}, Brotli`,
    measured: describe(loaded),
    bound: `at most ${bound} KB`,
    beside,
    holds: loaded.scripts <= bound && loaded.isBrotli,
  };
}

function describe({ scripts, files, isBrotli }: Load): string {
  return `${scripts.toFixed(1)} KB in ${files} files${isBrotli ? "" : ", not all by Brotli"}`;
}

async function load(browser: Browser, api: ApiClient | undefined, address: string): Promise<Load> {
  const context = await browser.newContext();
  const { origin } = new URL(address);
  if (api)
    await context.addCookies(
      api.cookie.split("; ").map((pair) => ({
        name: pair.slice(0, pair.indexOf("=")),
        value: pair.slice(pair.indexOf("=") + 1),
        url: origin,
      })),
    );
  const page = await context.newPage();
  const responses: Response[] = [];
  const hosts = new Set<string>();
  const since = performance.now();
  page.on("response", (response) => {
    if (performance.now() - since < ahead) responses.push(response);
  });
  page.on("request", (request) => {
    if (/^(https?|wss?):/.test(request.url())) hosts.add(new URL(request.url()).origin);
  });
  await page.goto(address, { waitUntil: "load" });
  // An open stream keeps the network busy, so lazy loading is over when nothing arrives for a while.
  for (let before = -1; before < responses.length;) {
    before = responses.length;
    await page.waitForTimeout(2_500);
  }
  const scripts = responses.filter(
    (response) =>
      response.request().resourceType() === "script" || new URL(response.url()).pathname.endsWith(".js"),
  );
  let bytes = 0;
  let isBrotli = true;
  for (const response of scripts) {
    bytes += (await response.request().sizes()).responseBodySize;
    isBrotli &&= response.headers()["content-encoding"] === "br" || (await response.body()).length < kilobyte;
  }
  await context.close();
  return {
    scripts: bytes / kilobyte,
    files: scripts.length,
    isBrotli,
    otherHosts: [...hosts].filter((host) => host !== origin),
  };
}
