import { describe, expect, it, vi } from "vitest";
import { matching } from "@/components/ui/search-list";
import { aPipeline } from "@/lib/testing/builders";
import { allCommands } from "./all-commands";
import type { CommandContext } from "./command";
import { listCommands } from "./list-commands";

describe("listCommands", () => {
  it("has manual or automated, by each of the words that people type for it", () => {
    for (const typed of ["mark", "manual", "automated"])
      expect(matching(listCommands, typed).map(({ id }) => id)).toEqual(["who-moves"]);
  });

  it("has the name of the pipeline under rename, too, and once", () => {
    const found = matching([...allCommands, ...listCommands], "rename").map(({ id }) => id);
    expect(found.filter((id) => id.includes("pipeline"))).toEqual(["pipeline"]);
  });

  it("asks who moves all of which nobody has said it, and says so where there is none", () => {
    const command = listCommands.find(({ id }) => id === "who-moves");
    const drawn = aPipeline().node("repo", { kind: "source-repository" }).node("ci").node("registry");
    const pipeline = drawn
      .edge("repo", "ci", { id: "said", automated: true })
      .edge("ci", "registry", { id: "unsaid" })
      .build();
    const select = vi.fn<CommandContext["map"]["select"]>();
    const say = vi.fn<CommandContext["editor"]["say"]>();
    vi.stubGlobal("requestAnimationFrame", vi.fn());
    const contextOf = (shown: typeof pipeline) =>
      // What the command uses of it.
      ({ map: { select }, editor: { say }, pipeline: () => shown }) as unknown as CommandContext;
    void command?.run(contextOf(pipeline));
    expect(select).toHaveBeenCalledWith({ nodes: new Set(), edges: new Set(["unsaid"]) });
    expect(say).not.toHaveBeenCalled();
    void command?.run(contextOf(drawn.build()));
    expect(say).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  it("has no command that is on the map already", () => {
    const known = new Set(allCommands.flatMap(({ id, title }) => [id, title]));
    expect(listCommands.filter(({ id, title }) => known.has(id) || known.has(title))).toEqual([]);
  });
});
