import type { ReactNode } from "react";
import { AppBar } from "@/components/shell/app-bar";
import { TabBar, mainTabs } from "@/components/shell/tab-bar";
import { Page } from "@/components/ui/page";
import type { BarViewer } from "@/components/shell/user-menu";

interface SettingsFrameProps {
  readonly viewer: BarViewer;
  readonly active: "members" | "account";
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** What the settings pages share. Who is no admin has one page only, and no tabs. */
export function SettingsFrame({ viewer, active, lead, children }: SettingsFrameProps) {
  const tabs = [
    { href: "/settings/members", label: "Members", isCurrent: active === "members" },
    { href: "/settings/account", label: "Your account", isCurrent: active === "account" },
  ];
  return (
    <>
      <AppBar viewer={viewer} tabs={mainTabs("settings")} />
      <Page title={active === "members" ? "Members" : "Your account"} lead={lead}>
        {viewer.role === "admin" && (
          <div className="mb-5">
            <TabBar label="Settings" tabs={tabs} />
          </div>
        )}
        {children}
      </Page>
    </>
  );
}
