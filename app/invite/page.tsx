import { BarePage } from "@/components/shell/bare-page";
import { InviteForm } from "@/components/team/link-form";

export const metadata = { title: "Invitation" };

export default function InvitePage() {
  return (
    <BarePage title="Join a workspace" lead="Enter your name and email, and choose a password.">
      <InviteForm />
    </BarePage>
  );
}
