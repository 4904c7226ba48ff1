import { useEffect, useState } from "react";
import { usePostureHandle } from "@/lib/client/posture/posture-context";
import type { PostureAnswer, PostureQuestion } from "@/lib/client/posture/posture-message";

/**
 * The answer to a question about the map, requested again whenever the question changes.
 * @param question the same object as long as the question is the same
 * @param key identifies the subject: the last answer about the same one stays until the next arrives
 */
export function useAnswer(question: PostureQuestion, key: string): PostureAnswer | "failed" | undefined {
  const live = usePostureHandle();
  const [answered, setAnswered] = useState<{
    readonly key: string;
    readonly answer: PostureAnswer | "failed";
  }>();
  useEffect(() => {
    let turn = 0;
    const ask = async () => {
      turn += 1;
      const asked = turn;
      const answer = await live.ask(question);
      if (asked === turn) setAnswered({ key, answer: answer ?? "failed" });
    };
    void ask();
    const stop = live.subscribe(({ pipeline }, before) => pipeline !== before.pipeline && void ask());
    return () => {
      turn = -1;
      stop();
    };
  }, [live, question, key]);
  return answered?.key === key ? answered.answer : undefined;
}
