import type { ControlFact } from "../facts";
import { field, fields, filledText, flagOf, itemsOf, textOf, type Value } from "../values/value";
import { type CloudResource, controlFact, flagFact, type ResourceReader } from "./resource";

/** Ports that must not be open to everyone: shells, databases, the engine's and the cluster's own. */
const innerPorts = [
  22, 3389, 2375, 2376, 2379, 3306, 5432, 1433, 6379, 6443, 9200, 10250, 11211, 27017, 5985, 5986,
];
const world = /^(?:0\.0\.0\.0\/0|::\/0|\*|Internet|Any)$/i;

/** Rules that let in the whole internet to all ports, or to one that is not for it. Ports 80 and 443 are for it. */
export const readSecurityGroup: ResourceReader = (resource) => {
  const { type, value, id } = resource;
  const isRule = /rule|SecurityGroupIngress|firewall/i.test(type);
  const direction = textOf(field(value, "type") ?? field(value, "direction"))?.toLowerCase();
  if (isRule && (direction === "egress" || direction === "outbound")) return [];
  if (textOf(field(value, "access"))?.toLowerCase() === "deny") return [];
  const rules = isRule
    ? [value]
    : [
        ...fields(value, "ingress"),
        ...fields(value, "security_group_ingress"),
        ...fields(value, "security_rule"),
      ];
  const open = rules.find((rule) => isOpen(rule));
  if (!open || isForBalancer(resource)) return [];
  const source = sourceOf(open);
  return [
    controlFact(
      "network-exposure",
      "violated",
      id,
      `open to the internet: ${portsOf(open)}`,
      source?.at ?? open.at,
    ),
  ];
};

/** A load balancer answers at its listeners only, whatever its group lets in. */
function isForBalancer(group: CloudResource): boolean {
  const { stack, value } = group;
  const own = stack.referred(field(value, "security_group_id") ?? field(value, "group_id")) ?? group;
  const used = stack.once(balanced, () => {
    const balancers = stack.all().filter(({ type }) => /^aws_(?:a?lb|elb)$|LoadBalancer$/.test(type));
    const groups = balancers.flatMap((other) => itemsOf(field(other.value, "security_groups")));
    return new Set(groups.flatMap((each) => stack.referred(each) ?? []));
  });
  return used.has(own);
}

const balanced = Symbol("groups of load balancers");

function sourceOf(rule: Value): Value | undefined {
  return [
    "cidr_blocks",
    "ipv6_cidr_blocks",
    "cidr_ip",
    "cidr_ipv6",
    "cidr_ipv4",
    "source_ranges",
    "source_address_prefix",
  ]
    .flatMap((name) => itemsOf(field(rule, name)))
    .find((source) => world.test(textOf(source) ?? ""));
}

function isOpen(rule: Value): boolean {
  if (!sourceOf(rule) || flagOf(field(rule, "access")) === false) return false;
  const direction = textOf(field(rule, "direction"))?.toLowerCase();
  if (direction === "outbound" || direction === "egress") return false;
  const protocol = textOf(field(rule, "protocol") ?? field(rule, "ip_protocol"))?.toLowerCase();
  const [from, to] = [portOf(rule, "from_port"), portOf(rule, "to_port")];
  if (protocol === "-1" || protocol === "all") return true;
  const ranges = [...fields(rule, "allow", "ports"), ...fields(rule, "destination_port_range")].map(textOf);
  if (ranges.length > 0) {
    return ranges.some((range) => {
      if (range === "*") return true;
      const [first, last] = (range ?? "").split("-").map(Number);
      return first !== undefined && innerPorts.some((port) => port >= first && port <= (last ?? first));
    });
  }
  if (from === undefined || to === undefined) return false;
  return innerPorts.some((port) => port >= from && port <= to);
}

function portOf(rule: Value, name: string): number | undefined {
  const text = textOf(field(rule, name));
  const port = text === undefined ? Number.NaN : Number(text);
  return Number.isNaN(port) ? undefined : port;
}

function portsOf(rule: Value): string {
  const [from, to] = [portOf(rule, "from_port"), portOf(rule, "to_port")];
  if (from === undefined || to === undefined || from < 0) return "all ports";
  return from === to ? `port ${from}` : `ports ${from} to ${to}`;
}

/** A listener that ends TLS. */
export const readListener: ResourceReader = ({ value, id }) => {
  const protocol = field(value, "protocol");
  const word = textOf(protocol);
  if (!protocol || (word !== "HTTPS" && word !== "TLS")) return [];
  const policy = field(value, "ssl_policy");
  return [
    controlFact(
      "ingress-tls",
      "present",
      id,
      `${word}, ${filledText(policy) ?? "default policy"}`,
      (policy ?? protocol).at,
    ),
  ];
};

/** Whether the API of a cluster answers to the internet. */
export function endpointFacts(
  open: Value | undefined,
  allowed: Value | undefined,
  about: string,
): readonly ControlFact[] {
  const sources = itemsOf(allowed);
  const isNarrow = sources.length > 0 && !sources.some((source) => world.test(textOf(source) ?? ""));
  const flag = flagOf(open);
  return flagFact(
    "network-exposure",
    flag === undefined ? undefined : !flag || isNarrow,
    about,
    {
      present:
        flag === true ? "the cluster's API answers to some addresses only" : "the cluster's API is private",
      violated: "the cluster's API answers to the internet",
    },
    (isNarrow ? (allowed ?? open) : open)?.at,
  );
}
