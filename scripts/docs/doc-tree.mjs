import { Lexer } from "marked";
import path from "node:path";

/** Tags of blocks and marks that carry nothing but their content. */
const plainTags = { paragraph: "p", blockquote: "blockquote", strong: "strong", em: "em", del: "del" };
const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };

/**
 * A page as a tree of the few elements that components/docs draws, so that no HTML of a text reaches a page.
 * @param {string} markdown
 * @param {{ file: string, pathOf: (file: string) => string | undefined, picture: (file: string) => object }}
 * place the page's file in docs, the paths of pages by their files, and the pictures
 */
export function docTree(markdown, { file, pathOf, picture }) {
  const takeId = slugger();
  return blocks(Lexer.lex(markdown.replaceAll(/<!--.*?-->\n?/gs, ""), { gfm: true }));

  function blocks(tokens) {
    return tokens.flatMap((token) => block(token));
  }

  function block(token) {
    switch (token.type) {
      case "space":
        return [];
      case "heading": {
        const children = inline(token.tokens);
        return [{ tag: `h${token.depth}`, id: takeId(textOf(children)), children }];
      }
      case "code":
        return [{ tag: "pre", children: [token.text] }];
      case "hr":
        return [{ tag: "hr", children: [] }];
      case "list":
        return [
          {
            tag: token.ordered ? "ol" : "ul",
            ...(token.ordered && token.start !== 1 ? { start: token.start } : {}),
            children: token.items.map((item) => ({ tag: "li", children: blocks(item.tokens) })),
          },
        ];
      case "table":
        return [{ tag: "table", head: row(token.header), rows: token.rows.map(row), children: [] }];
      // The text of a list item without paragraphs.
      case "text":
        return inline(token.tokens ?? [token]);
      // Drawn as the characters that it consists of.
      case "html":
        return [{ tag: "p", children: [token.text.trim()] }];
      default:
        return [{ tag: plainTags[token.type], children: token.tokens ? within(token) : [token.text] }];
    }
  }

  function within({ type, tokens }) {
    return type === "blockquote" ? blocks(tokens) : inline(tokens);
  }

  function row(cells) {
    return cells.map(({ tokens }) => inline(tokens));
  }

  function inline(tokens) {
    return joined(tokens.flatMap((token) => mark(token)));
  }

  function mark(token) {
    switch (token.type) {
      case "text":
        return token.tokens ? inline(token.tokens) : [decoded(token.text)];
      case "escape":
      case "html":
        return [token.text];
      case "codespan":
        return [{ tag: "code", children: [token.text] }];
      case "br":
        return [{ tag: "br", children: [] }];
      case "image":
        return [{ tag: "img", alt: token.text, ...picture(at(token.href)), children: [] }];
      case "link":
        return link(token);
      default:
        return [{ tag: plainTags[token.type], children: inline(token.tokens) }];
    }
  }

  /** A link out of docs, to a file of the source, is its text alone: the product has no such file. */
  function link({ href, tokens }) {
    const children = inline(tokens);
    if (/^(https?:|mailto:)/.test(href)) return [{ tag: "a", href, children }];
    const [target = "", anchor = ""] = href.split("#");
    const to = target === "" ? pathOf(file) : target.endsWith(".md") ? pathOf(at(target)) : undefined;
    if (to === undefined) return children;
    return [{ tag: "a", to, ...(anchor === "" ? {} : { anchor }), children }];
  }

  function at(target) {
    return path.posix.join(path.posix.dirname(file), target);
  }
}

/** The characters of a node, as the browser shows them. */
export function textOf(nodes) {
  return nodes.map((node) => (typeof node === "string" ? node : textOf(node.children))).join("");
}

/** Anchors as GitHub makes them, so that a link works there and here. */
function slugger() {
  const taken = new Map();
  return (title) => {
    const slug = title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
      .replaceAll(" ", "-");
    const times = taken.get(slug) ?? 0;
    taken.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  };
}

/** Texts side by side are one. */
function joined(nodes) {
  const whole = [];
  for (const node of nodes) {
    const last = whole.at(-1);
    if (typeof node === "string" && typeof last === "string") whole[whole.length - 1] = last + node;
    else whole.push(node);
  }
  return whole;
}

function decoded(text) {
  return text.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity]);
}
