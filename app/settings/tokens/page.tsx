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
      lead="Tokens let programs, such as CI jobs, call Blueline. A token has only its own rights, and never more than its creator’s role."
    >
      {isAdmin && (
        <SettingsSection title="Tokens in this workspace">
          <AllowedDaysForm
            route="PATCH /tokens"
            settings={settings}
            allow="Members may create tokens"
            about="When off, no token works, and no CI job gets one. Turn it on again to restore tokens that are not expired or revoked."
            days="Maximum lifetime of a new token, in days"
            daysHint={`1 to ${tokenDays.most}. Existing tokens keep their expiry date.`}
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
            An admin turned tokens off. No token works, and you can’t create one.
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
            A CI system signs an identity token for each job. If it matches a rule, the job exchanges it for a
            Blueline token of 15 minutes and acts as “CI: ” plus the rule’s name.
          </p>
          <TrustRuleList rules={rules} operators={operators} />
        </section>
      )}
    </SettingsFrame>
  );
}
