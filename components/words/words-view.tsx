import { Page } from "@/components/shell/page";
import { wordTables } from "./word-tables";

/** The glossary. A link to `#term-gate` opens one entry. */
export function WordsView() {
  return (
    <Page
      page="words"
      title="Glossary"
      lead="The words on screens, in reports and in exports. Each thing has one name."
    >
      <nav aria-label="Sections" className="mb-5">
        <ul className="flex flex-wrap gap-x-4">
          {wordTables.map(({ of }) => (
            <li key={of}>
              <a
                href={`#${idOf(of)}`}
                className="inline-block py-1 text-blue hover:underline max-sm:pointer-coarse:py-3.5"
              >
                {of}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="flex flex-col gap-6">
        {wordTables.map(({ of, rows }) => (
          <section key={of} aria-labelledby={idOf(of)} className="scroll-mt-16">
            <h2 id={idOf(of)} className="mb-2 scroll-mt-16 text-lead">
              {of}
            </h2>
            <dl className="divide-y divide-line overflow-hidden rounded-card border border-line bg-panel shadow-card">
              {rows.map(({ word, means, aliases, id }) => (
                <div
                  key={id}
                  id={`${idOf(of)}-${id}`}
                  className="grid scroll-mt-16 gap-x-4 px-3 py-2 target:bg-blue-soft sm:grid-cols-[14rem_minmax(0,1fr)]"
                >
                  <dt className="font-medium">{word}</dt>
                  <dd className="max-w-[72ch] text-soft">
                    {means}
                    {aliases.length > 0 && <p className="text-tiny">Also: {aliases.join(", ")}</p>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Page>
  );
}

function idOf(of: string): string {
  return of.toLowerCase().replaceAll(/[^a-z]+/g, "-");
}
