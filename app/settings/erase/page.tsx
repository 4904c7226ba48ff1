import { requirePageViewer } from "@/app/require-page-viewer";
import { EraseForm } from "@/components/team/erase-form";
import { SettingsFrame } from "@/components/team/settings-frame";
import { SettingsSection } from "@/components/team/settings-section";
import { TimeAgo } from "@/components/marks/times";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { listErasures } from "@/lib/server/erase/erase";
import { counted } from "@/lib/domain/words/english";

export const metadata = { title: "Erase a text" };

export default async function ErasePage() {
  const viewer = await requirePageViewer("/settings/erase", "admin");
  const erasures = await listErasures(await requireWorkspaceAccess(viewer, "admin"));
  const now = new Date();
  return (
    <SettingsFrame
      viewer={viewer}
      active="erase"
      lead="For a password, a key or a name that somebody pasted by mistake: it is taken out of everything that is kept, the log and snapshots included."
    >
      <SettingsSection title="The text">
        <EraseForm />
      </SettingsSection>
      <SettingsSection title="Erased so far">
        {erasures.length === 0 ? (
          <p className="text-soft">Nothing.</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {erasures.map(({ id, at, by, reason, places }) => (
              <li key={id}>
                <span className="break-words">{reason}</span>
                <span className="block text-tiny text-soft">
                  {by}, <TimeAgo at={at} now={now} />, from {counted(places, "place")}
                </span>
              </li>
            ))}
          </ul>
        )}
      </SettingsSection>
    </SettingsFrame>
  );
}
