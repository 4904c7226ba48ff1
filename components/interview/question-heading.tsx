import { useEffect, useId, useRef } from "react";

interface QuestionHeadingProps {
  readonly progress: string;
  readonly about?: string;
  readonly question: string;
  readonly hint?: string;
  readonly takesFocus: boolean;
}

/** The progress and the question: a new one takes the focus, so that it is read out and its keys work. */
export function QuestionHeading({ progress, about, question, hint, takesFocus }: QuestionHeadingProps) {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <header>
      <p id={`${id}-progress`} className="text-soft">
        {about !== undefined && <b className="text-ink">{about}. </b>}
        {progress}
      </p>
      <h2
        ref={heading}
        tabIndex={-1}
        aria-describedby={hint === undefined ? `${id}-progress` : `${id}-progress ${id}-hint`}
        className={`mt-1 rounded-control ${question.length > 60 ? "text-lg leading-snug" : "text-title"}`}
      >
        {question}
      </h2>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="mt-1 max-w-[60ch] text-soft">
          {hint}
        </p>
      )}
    </header>
  );
}
