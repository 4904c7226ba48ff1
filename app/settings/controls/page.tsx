import { Download } from "lucide-react";
import { requirePageViewer } from "@/app/require-page-viewer";
import type { ControlChoices } from "@/components/own-controls/control-form";
import { ControlForm } from "@/components/own-controls/control-form";
import { OwnControlList } from "@/components/own-controls/own-control-list";
import { OwnFrameworkList } from "@/components/own-controls/own-framework-list";
import { UploadOwn } from "@/components/own-controls/upload-own";
import { SettingsFrame } from "@/components/team/settings-frame";
import { SettingsSection } from "@/components/team/settings-section";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { kinds } from "@/lib/domain/catalogue/kinds";
import { catalogue } from "@/lib/domain/catalogue/load";
import { gateForms } from "@/lib/domain/catalogue/own/gate-forms";
import { counted, plural } from "@/lib/domain/words/english";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { listOwnControls, listOwnFrameworks } from "@/lib/server/own-controls/queries";

export const metadata = { title: "Custom controls" };

const choices: ControlChoices = {
  kinds: kinds.map(({ id, name }) => ({ id, name })),
  products: [...new Set(catalogue.technologies.flatMap((one) => one.products ?? []))].toSorted(),
  gates: gateForms.map(({ point, about, against }) => ({ point, about, against })),
};

export default async function ControlsSettingsPage() {
  const viewer = await requirePageViewer("/settings/controls", "admin");
  const access = await requireWorkspaceAccess(viewer, "admin");
  const [{ controls, waiting }, frameworks] = await Promise.all([
    listOwnControls(access),
    listOwnFrameworks(access),
  ]);
  return (
    <SettingsFrame
      viewer={viewer}
      active="controls"
      lead="Controls and frameworks of your workspace, in addition to the catalogue, for every pipeline."
    >
      {waiting > 0 && (
        <Notice className="mb-4">
          {counted(waiting, "pipeline")} {plural(waiting, "does", "do")} not carry the newest yet. They are
          brought in line one after another; load this page again to see.
        </Notice>
      )}
      <SettingsSection title="Controls">
        <div className="flex flex-col gap-4">
          <div className="flex flex-wrap gap-2">
            <ControlForm {...choices} />
          </div>
          <OwnControlList controls={controls} choices={choices} />
        </div>
      </SettingsSection>
      <SettingsSection title="Frameworks">
        <OwnFrameworkList frameworks={frameworks} />
      </SettingsSection>
      <SettingsSection title="Files">
        <div className="flex flex-col items-start gap-4">
          <UploadOwn />
          {controls.length + frameworks.length > 0 && (
            <a href="/settings/controls/export" download className={buttonClass()}>
              <Download aria-hidden size={14} />
              Download all
            </a>
          )}
        </div>
      </SettingsSection>
    </SettingsFrame>
  );
}
