import { redirect } from "next/navigation";
import { requirePageViewer } from "@/app/require-page-viewer";

export default async function SettingsPage(): Promise<never> {
  const { role } = await requirePageViewer("/settings");
  redirect(role === "admin" ? "/settings/members" : "/settings/account");
}
