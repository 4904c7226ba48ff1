import type { ReactNode } from "react";
import { AppBar } from "@/components/shell/app-bar";
import { TabBar, mainTabs } from "@/components/shell/tab-bar";
import { ConfirmIdentity } from "@/components/shell/confirm-identity";
import { Page } from "@/components/shell/page";
import type { BarViewer } from "@/components/shell/user-menu";

const titles = {
  members: "Members",
  account: "Your account",
  shares: "Shares",
  audit: "Audit log",
  erase: "Erase text",
  tokens: "Tokens",
  evidence: "Evidence",
  teams: "Teams and owners",
  claims: "Approvals",
  controls: "Custom controls",
} as const;

interface SettingsFrameProps {
  readonly viewer: BarViewer;
  readonly active: keyof typeof titles;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the settings pages. Other roles than admin see only account, tokens and teams. */
export function SettingsFrame({ viewer, active, lead, children }: SettingsFrameProps) {
  const tabs = [
    { href: "/settings/members", label: titles.members, isCurrent: active === "members" },
    { href: "/settings/shares", label: titles.shares, isCurrent: active === "shares" },
    { href: "/settings/audit", label: titles.audit, isCurrent: active === "audit" },
    { href: "/settings/erase", label: titles.erase, isCurrent: active === "erase" },
    { href: "/settings/tokens", label: titles.tokens, isCurrent: active === "tokens" },
    { href: "/settings/evidence", label: titles.evidence, isCurrent: active === "evidence" },
    { href: "/settings/teams", label: "Teams", isCurrent: active === "teams" },
    { href: "/settings/claims", label: titles.claims, isCurrent: active === "claims" },
    { href: "/settings/controls", label: titles.controls, isCurrent: active === "controls" },
    { href: "/settings/account", label: titles.account, isCurrent: active === "account" },
  ];
  const own = tabs.filter(({ href }) => ["/tokens", "/teams", "/account"].some((end) => href.endsWith(end)));
  return (
    <>
      <AppBar viewer={viewer} tabs={mainTabs("settings")} />
      <Page page={`settings/${active}`} title={titles[active]} lead={lead}>
        <div className="mb-5">
          <TabBar label="Settings" tabs={viewer.role === "admin" ? tabs : own} />
        </div>
        {children}
        <ConfirmIdentity />
      </Page>
    </>
  );
}
