import { chromium } from "@playwright/test";
import { createdPipelineSchema } from "@/lib/domain/contract/pipelines";
import { signIn } from "@/lib/testing/api-client";
import { startAppServer } from "@/lib/testing/app-server";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { articleWithLaptop } from "../../e2e/article-with-laptop";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { claimedArticle } from "../../e2e/claimed-article";
const [dir, ...want] = process.argv.slice(2);
const scratch = await createScratchDatabase("sqlite", "");
const server = await startAppServer({ databaseUrl: scratch.url });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const api = await signIn(server.url);
const make = async (document: any) =>
  createdPipelineSchema.parse(await api.json("POST", "/pipelines", { document })).id;
const id = await make(articleWithLaptop("Payments, with a hotfix"));
const co = await make(companyPipeline() as any).catch(() => id);
await make(claimedArticle("Ledger")).catch((e: any) => console.log(String(e)));
for (const t of ["Search", "Orders", "Fraud"]) await make(articleWithLaptop(t));
console.time("all");
console.log(JSON.stringify(await api.json("GET", "/incidents/trivy-kics-2026")).slice(0, 600));
console.timeEnd("all");
const pages: Record<string, string> = {
  pipe: `/pipelines/${id}/incidents`,
  open: `/pipelines/${co}/incidents?incident=solarwinds-sunspot-2020`,
  all: "/incidents",
  one: "/incidents/trivy-kics-2026",
};
for (const scheme of ["light", "dark"] as const)
  for (const [w, h] of [
    [1440, 900],
    [1024, 768],
    [390, 844],
  ] as const)
    for (const p of want) {
      const [name = "", s = ""] = p.split(":");
      if (s && !s.split(",").includes(`${w}${scheme[0]}`)) continue;
      const c = await browser.newContext({
        viewport: { width: w, height: h },
        colorScheme: scheme,
        reducedMotion: "reduce",
      });
      await c.addCookies(
        api.cookie.split("; ").map((x) => ({
          name: x.slice(0, x.indexOf("=")),
          value: x.slice(x.indexOf("=") + 1),
          url: server.url,
        })),
      );
      const page = await c.newPage();
      page.on("console", (m) => m.type() === "error" && console.log(m.text()));
      await page.goto(server.url + pages[name]);
      await page.waitForTimeout(2000);
      await page.screenshot({ path: `${dir}/${name}-${w}-${scheme}.png` });
      await c.close();
    }
await browser.close();
await server.stop();
await scratch.remove();
process.exit(0);
