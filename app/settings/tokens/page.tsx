import { requirePageViewer } from "@/app/require-page-viewer";
import { AllowedDaysForm } from "@/components/team/allowed-days-form";
import { NewToken } from "@/components/team/new-token";
import { NewTrustRule } from "@/components/team/new-trust-rule";
import { SettingsFrame } from "@/components/team/settings-frame";
import { SettingsSection } from "@/components/team/settings-section";
import { TokenList } from "@/components/team/token-list";
import { TrustRuleList } from "@/components/team/trust-rule-list";
import { tokenDays } from "@/lib/domain/tokens/token-days";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { addDays, dayOf } from "@/lib/server/clock";
import { getEnv } from "@/lib/server/env";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";
import { listTeams, membersForTeams } from "@/lib/server/team/teams";
import { listTokens } from "@/lib/server/tokens/list-tokens";

export const metadata = { title: "Tokens" };

export default async function TokensPage() {
  const viewer = await requirePageViewer("/settings/tokens");
  const access = await requireWorkspaceAccess(viewer, "viewer");
  const [{ settings, tokens, rules, fetchesKeys }, list, people, { teams }] = await Promise.all([
    listTokens(access),
    listPipelines(access),
    membersForTeams(access),
    listTeams(access),
  ]);
  const operators = { people, teams: teams.map(({ id, name }) => ({ id, name })) };
  const isAdmin = viewer.role === "admin";
  const now = new Date();
  const today = dayOf(now);
  const days = {
    first: today,
    usual: addDays(today, Math.min(tokenDays.usual, settings.longestDays)),
    last: addDays(today, settings.longestDays),
  };
  const pipelines = list.pipelines.map(({ id, name }) => ({ id, name }));
  return (
    <SettingsFrame
      viewer={viewer}
      active="tokens"
      lead="Tokens let programs, such as CI jobs, call Blueline: each does only what it is made for, with the role of who made it."
    >
      {isAdmin && (
        <SettingsSection title="Tokens in this workspace">
          <AllowedDaysForm
            route="PATCH /tokens"
            settings={settings}
            allow="Members may make tokens"
            about="Off, no token works from that moment on, and no CI job gets one. Switched on again, those work that are neither revoked nor over."
            days="A new token works for at most, in days"
            daysHint={`1 to ${tokenDays.most}. Tokens that there are keep their day.`}
            mostDays={tokenDays.most}
          />
        </SettingsSection>
      )}
      <section aria-labelledby="tokens-title" className="border-t border-line py-5 first:border-t-0">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2 id="tokens-title" className="text-lead">
            {isAdmin ? "All tokens" : "Your tokens"}
          </h2>
          {settings.allowed && (
            <NewToken pipelines={pipelines} isReadOnly={viewer.role === "viewer"} days={days} />
          )}
        </div>
        {!settings.allowed && !isAdmin && (
          <p className="mb-3 text-soft">
            An admin has switched tokens off: none works, and none can be made.
          </p>
        )}
        <TokenList tokens={tokens} isOff={!settings.allowed} now={now.toISOString()} />
      </section>
      {isAdmin && (
        <section aria-labelledby="rules-title" className="border-t border-line py-5">
          <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
            <h2 id="rules-title" className="text-lead">
              Trust rules: CI without a stored secret
            </h2>
            <NewTrustRule
              pipelines={pipelines}
              audience={getEnv().url}
              fetchesKeys={fetchesKeys}
              operators={operators}
            />
          </div>
          <p className="mb-3 max-w-[72ch] text-soft">
            A CI system signs an identity token for each of its jobs. A job that matches a rule trades it for
            a Blueline token of 15 minutes, and acts as “CI: ” with the rule’s name.
          </p>
          <TrustRuleList rules={rules} operators={operators} />
        </section>
      )}
    </SettingsFrame>
  );
}
