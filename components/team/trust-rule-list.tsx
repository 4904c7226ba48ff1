import { UtcTime } from "@/components/marks/times";
import type { ListedRule } from "@/lib/domain/contract/tokens";
import { counted } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { ChangeOperators } from "./change-operators";
import type { OperatorChoices } from "./operator-fields";
import { RemoveCredential } from "./remove-credential";
import { TestTrustRule } from "./test-trust-rule";
import { givenWords } from "./token-list";
import { TurnOnRule } from "./turn-on-rule";

interface TrustRuleListProps {
  readonly rules: readonly ListedRule[];
  /** The people and teams that can be operators. */
  readonly operators: OperatorChoices;
}

/** The rules by which CI jobs exchange identity tokens for short-lived tokens. */
export function TrustRuleList({ rules, operators }: TrustRuleListProps) {
  if (rules.length === 0)
    return <p className="text-soft">No trust rules. With a rule, a CI job pushes without a stored secret.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {rules.map((rule) => (
        <RuleItem key={rule.id} rule={rule} choices={operators} />
      ))}
    </ul>
  );
}

const offWords: { readonly [Why in NonNullable<ListedRule["off"]>]: string } = {
  restored: "Off since a restore. Jobs get no token until an admin turns it on.",
  maker:
    "Off: its responsible person is no longer an admin. An admin can turn it on and take responsibility.",
};

interface RuleItemProps {
  readonly rule: ListedRule;
  readonly choices: OperatorChoices;
}

function RuleItem({ rule, choices }: RuleItemProps) {
  const { id, name, issuer, audience, subject, requiresId, scopes, pipelines, keys, keysUrl, keysAt } = rule;
  const { off, takenOverBy } = rule;
  const operators = [...rule.operators.teams, ...rule.operators.people].map((one) => one.name);
  const rows = [
    ["Issuer", issuer],
    ["Audience", audience],
    ["Subject", subject],
    ["Id", requiresId ? "required" : "not required"],
  ] as const;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 rounded-card border border-line bg-panel p-4">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{name}</p>
        {off !== null && <p className="font-medium text-partial">{offWords[off]}</p>}
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
          {rows.map(([term, value]) => (
            <div key={term} className="contents">
              <dt className="text-soft">{term}</dt>
              <dd className="font-mono text-tiny wrap-anywhere">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="wrap-anywhere">{givenWords(scopes, pipelines)}</p>
        <p className="text-soft wrap-anywhere">
          {counted(keys, "public key")}, {keysUrl === null ? "pasted" : `from ${keysUrl}`} on{" "}
          <UtcTime at={keysAt} />. Created by {rule.madeBy} on <UtcTime at={rule.createdAt} />
          {takenOverBy !== null && `, taken over by ${takenOverBy}`}
        </p>
        <p className="wrap-anywhere">
          {operators.length === 0
            ? "No operators: statuses from its jobs need an admin who neither created nor changed the rule."
            : `Operated by ${joinWithAnd(operators)}`}
        </p>
        <p className="text-soft">
          {rule.lastExchangeAt === null ? (
            "No job used it in the last 30 days."
          ) : (
            <>
              Last used on <UtcTime at={rule.lastExchangeAt} />.
            </>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {off !== null && <TurnOnRule id={id} name={name} />}
        <ChangeOperators rule={rule} choices={choices} />
        <TestTrustRule id={id} name={name} />
        <RemoveCredential what="rule" id={id} name={name} />
      </div>
    </li>
  );
}
