import Link from "next/link";
import { Kbd } from "@/components/ui/button";
import { Page } from "@/components/shell/page";

const linkClass = "inline-block py-1 text-blue hover:underline max-sm:pointer-coarse:py-3.5";

interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly { readonly title: string; readonly keys: readonly string[] }[];
}

/** The glossary, the documentation and the shortcuts of the map. */
export function HelpView({ groups }: { readonly groups: readonly ShortcutGroup[] }) {
  return (
    <Page page="help" title="Help" lead="Terms, documentation and keyboard shortcuts.">
      <ul>
        <li>
          <Link href="/docs" prefetch={false} className={linkClass}>
            Documentation
          </Link>{" "}
          <span className="text-soft">has tutorials, guides, concepts and the reference, with a search.</span>
        </li>
        <li>
          <Link href="/words" prefetch={false} className={linkClass}>
            Glossary
          </Link>{" "}
          <span className="text-soft">explains each term on screens, in reports and in exports.</span>
        </li>
        <li>
          <a href="/api/v1/openapi.json" download="blueline-openapi.json" className={linkClass}>
            REST API
          </a>{" "}
          <span className="text-soft">as an OpenAPI file.</span>
        </li>
      </ul>
      <h2 className="mt-6 text-lead">Keyboard shortcuts on the map</h2>
      <p className="mb-3 text-soft">
        Press <Kbd>?</Kbd> on the map to search them. On a Mac, Ctrl is ⌘ and Alt is ⌥.
      </p>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title} aria-labelledby={`keys-${group.title}`}>
            <h3 id={`keys-${group.title}`} className="mb-1 font-medium">
              {group.title}
            </h3>
            <dl className="divide-y divide-line rounded-card border border-line bg-panel shadow-card">
              {group.shortcuts.map(({ title, keys }) => (
                <div key={title} className="flex flex-wrap items-center justify-between gap-x-4 px-3 py-1.5">
                  <dt>{title}</dt>
                  <dd className="flex flex-wrap gap-1.5">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
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
