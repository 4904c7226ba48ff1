import { type Answers, targetsOf } from "./answers";
import { type Pair, pairsOf } from "./pairs";

/** The deployment orders to ask about: which CI gives them to which target. */
function askedOrders(answers: Answers): readonly Pair[] {
  const ci = new Set(answers.tools.ci.map(({ id }) => id));
  const targets = new Set(targetsOf(answers.tools).map(({ id }) => id));
  return pairsOf(answers).filter(
    ({ artifact, source, target, isUsual }) =>
      isUsual && artifact === "manifest" && ci.has(source.id) && targets.has(target.id),
  );
}

/**
 * Ids of the orders that are not ticked by default: a CI usually deploys to targets that pull from a registry to which it pushes. None,
 * if that would leave a CI without a target or a target without a CI.
 */
export function unusualOrders(answers: Answers): ReadonlySet<string> {
  const orders = askedOrders(answers);
  const images = new Set(
    pairsOf(answers).flatMap(({ artifact, source, target, isReal }) =>
      isReal && artifact === "image" ? [`${source.id} ${target.id}`] : [],
    ),
  );
  const follows = ({ source, target }: Pair) =>
    answers.tools.registries.some(
      ({ id }) => images.has(`${source.id} ${id}`) && images.has(`${id} ${target.id}`),
    );
  const served = new Set(orders.filter(follows).flatMap(({ source, target }) => [source.id, target.id]));
  if (!orders.every(({ source, target }) => served.has(source.id) && served.has(target.id))) return new Set();
  return new Set(orders.flatMap((order) => (follows(order) ? [] : [order.id])));
}

/** Default ticks follow the images; one answer about an order freezes them all. */
export function withOrdersFollowing(before: Answers, after: Answers): Answers {
  const orders = askedOrders(before);
  const unusual = unusualOrders(before);
  const isUntouched = orders.every(({ id, isReal }) => isReal !== unusual.has(id) && !before.byHand.has(id));
  if (!isUntouched) return after;
  const left = unusualOrders(after);
  const pairs = new Map(after.pairs);
  for (const { id } of orders) {
    if (left.has(id)) pairs.delete(id);
    else pairs.set(id, true);
  }
  return { ...after, pairs };
}
