import { requirePageViewer } from "@/app/require-page-viewer";
import { nobody } from "@/components/findings/gaps/gap-query";
import { NumberLinks } from "@/components/findings/number-links";
import { AppBar } from "@/components/shell/app-bar";
import { Page } from "@/components/shell/page";
import { sortWork, workLinks, workSentence } from "@/components/work/work-sections";
import { MyComments } from "@/components/work/my-comments";
import { ToConfirm } from "@/components/work/to-confirm";
import { WorkView } from "@/components/work/work-view";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { dayOf } from "@/lib/server/clock";
import { listMyThreads } from "@/lib/server/comments/list-my-threads";
import { nearOwnName } from "@/lib/server/owners/near-own-name";
import { ownNames } from "@/lib/server/owners/own-names";
import { readDirectory } from "@/lib/server/owners/read-directory";
import { listToConfirm } from "@/lib/server/work/list-to-confirm";
import { policyOf } from "@/lib/server/policy/policy-of";
import { listWork } from "@/lib/server/work/list-work";
import { mainTabs } from "@/components/shell/tab-bar";

export const metadata = { title: "My work" };

export default async function WorkPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requirePageViewer("/me");
  const access = await requireWorkspaceAccess(viewer, "viewer");
  const asked = (await searchParams)["who"];
  const who = typeof asked === "string" && asked.trim() !== "" ? asked.trim().slice(0, 200) : undefined;
  const own = await ownNames(access);
  const { items, total, unread } = await listWork(
    access,
    who === undefined ? [...own.names, ...own.teams] : [who === nobody ? "" : who],
  );
  const directory = await readDirectory(access);
  const near = who === undefined ? await nearOwnName(access, directory) : [];
  const { policy } = await policyOf(access.workspaceId);
  const threads = who === undefined ? await listMyThreads(access) : undefined;
  const today = dayOf(new Date());
  // Approvals have no owner, so they show only beside the viewer's own work.
  const toConfirm = who === undefined ? await listToConfirm(access) : undefined;
  const isToConfirm = toConfirm !== undefined && toConfirm.items.length > 0;
  const work = sortWork(items, today);
  return (
    <>
      <AppBar viewer={viewer} tabs={mainTabs("me")} />
      <Page
        page="me"
        title={who === undefined ? "My work" : who === nobody ? "Work without an owner" : `Work of ${who}`}
        lead={<NumberLinks sentence={workSentence(work, who === undefined)} links={workLinks(work)} />}
      >
        {threads && <MyComments {...threads} />}
        <WorkView
          toConfirm={isToConfirm && <ToConfirm {...toConfirm} />}
          work={work}
          policy={policy}
          who={who}
          own={own}
          near={near}
          directory={directory}
          today={today}
          listed={items.length}
          total={total}
          unread={unread}
        />
      </Page>
    </>
  );
}
