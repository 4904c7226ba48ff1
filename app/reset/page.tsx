import { BarePage } from "@/components/shell/bare-page";
import { ResetForm } from "@/components/team/link-form";

export const metadata = { title: "New password" };

export default function ResetPage() {
  return (
    <BarePage title="Choose a new password" lead="This ends all your sessions, on every device.">
      <ResetForm />
    </BarePage>
  );
}
