import { requirePageViewer } from "@/app/require-page-viewer";
import { ReviewSwitches } from "@/components/team/review-switches";
import { SettingsFrame } from "@/components/team/settings-frame";
import { SettingsSection } from "@/components/team/settings-section";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { getReviewRules } from "@/lib/server/policy/review-rules";

export const metadata = { title: "Claims" };

export default async function ClaimsSettingsPage() {
  const viewer = await requirePageViewer("/settings/claims", "admin");
  const rules = await getReviewRules(await requireWorkspaceAccess(viewer, "admin"));
  return (
    <SettingsFrame
      viewer={viewer}
      active="claims"
      lead="Statuses that need approval before they count, in every pipeline of the workspace."
    >
      <SettingsSection title="Two-person approval">
        <ReviewSwitches {...rules} />
      </SettingsSection>
    </SettingsFrame>
  );
}
