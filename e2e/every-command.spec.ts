import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

// The commands that have no key, each by what it is seen to do.

test("the list of everything leads to each page @main", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("editor");
  const [map, tools] = [new MapPage(page), new MapTools(page)];
  const id = await newPipeline({ document: claimedArticle("Payments") });
  await map.open(id);
  for (const [command, path, title] of [
    ["Outline", "outline", /^Outline · /],
    ["Gaps", "gaps", /^Gaps · /],
    ["Bypasses: every way", "ways-in?view=bypasses", /^Bypasses · /],
    ["Matrix", "matrix", /^Matrix · /],
    ["Frameworks", "frameworks", /^Frameworks · /],
    ["Threats", "threats", /^Threats · /],
    ["Snapshots", "snapshots", /^Snapshots · /],
    ["Activity", "activity", /^Activity · /],
    ["Follow the container, as a strip", "follow", /^Follow the container · /],
    ["Go on with the interview", "interview", /^Interview · /],
    ["Read a repository", "import", /^Read into this map · /],
    ["Merge another map", "import?from=map", /^Read into this map · /],
    ["All pipelines", "/pipelines", /^Pipelines · /],
    ["My work", "/me", /^My work · /],
  ] as const)
    await test.step(command, async () => {
      await tools.run(command);
      await page.waitForURL(
        new RegExp(`${path.startsWith("/") ? path : `${id}/${path}`}$`.replace("?", "\\?")),
      );
      await expect(page).toHaveTitle(title);
      await page.goBack();
      await map.ready();
    });
  await map.card("Jenkins, CI").click();
  await tools.run("Who changed it");
  await expect(page).toHaveURL(/\/activity\?node=ci$/);
});
