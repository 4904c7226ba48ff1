import { beforeEach, expect, it } from "vitest";
import { describeBothDatabases } from "@/lib/testing/databases";
import { makeViewers } from "@/lib/testing/viewers";
import { readAudit } from "../audit/audit-page";
import { requireWorkspaceAccess } from "../auth/access";
import { areDocsPublic, changeDocsSettings, docsSettingsOf } from "./docs-settings";

describeBothDatabases("the documentation without signing in", ({ database }) => {
  beforeEach(() => database().client.workspace.updateMany({ data: { docsPublic: false } }));

  it("is off at first; an admin turns it on and off, which is in the audit log", async () => {
    const { ana } = await makeViewers({ ana: "admin" });
    const access = await requireWorkspaceAccess(ana, "admin");
    expect(await docsSettingsOf(access)).toEqual({ docsPublic: false });
    expect(await areDocsPublic()).toBe(false);
    await changeDocsSettings(access, { docsPublic: true });
    expect(await docsSettingsOf(access)).toEqual({ docsPublic: true });
    expect(await areDocsPublic()).toBe(true);
    await changeDocsSettings(access, { docsPublic: false });
    expect(await areDocsPublic()).toBe(false);
    const { entries } = await readAudit(access, { event: "docs-settings-changed" });
    expect(entries.map(({ detail }) => detail)).toEqual([{ public: "no" }, { public: "yes" }]);
  });

  it("is no right of an editor", async () => {
    const { edo } = await makeViewers({ edo: "editor" });
    await expect(requireWorkspaceAccess(edo, "admin")).rejects.toMatchObject({ code: "forbidden" });
    expect(await areDocsPublic()).toBe(false);
  });
});
