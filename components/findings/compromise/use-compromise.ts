import { useEffect, useState } from "react";
import { usePostureHandle } from "@/lib/client/posture/posture-context";
import type { Direction } from "@/lib/client/posture/posture-message";
import type { Compromise, Proof } from "@/lib/domain/posture/posture";

interface Asked {
  readonly node: string;
  readonly direction: Direction;
  readonly proof: Proof;
}

/** What a hostile node reaches, or who reaches it, asked again whenever the map changes; the last answer to the same question stays until then. */
export function useCompromise({ node, direction, proof }: Asked): Compromise | "failed" | undefined {
  const live = usePostureHandle();
  const [answered, setAnswered] = useState<{
    readonly key: string;
    readonly answer: Compromise | "failed";
  }>();
  const key = `${node} ${direction} ${proof}`;
  useEffect(() => {
    let turn = 0;
    const ask = async () => {
      turn += 1;
      const asked = turn;
      const answer = await live.compromise(node, proof, direction);
      if (asked === turn) setAnswered({ key, answer: answer ?? "failed" });
    };
    void ask();
    const stop = live.subscribe(({ pipeline }, before) => pipeline !== before.pipeline && void ask());
    return () => {
      turn = -1;
      stop();
    };
  }, [live, node, direction, proof, key]);
  return answered?.key === key ? answered.answer : undefined;
}
