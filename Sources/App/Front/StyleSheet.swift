import Database
import Endpoints
import HTTP
import Kernel

/// The look of all pages: legible, light, the same on paper and in the dark.
struct StyleSheet: Query {
    static let operation = Operation(.get, "/style.css", id: "styleSheet", access: .anyone, produces: .css)

    private static let css = Array(
        """
        :root { color-scheme: light dark; --text: #1d2126; --soft: #525a63; --ground: #fff; --raised: #f2f6f6;
          --line: #c3cccc; --accent: #0a5c5c; --onaccent: #fff; --second: #a6480e; }
        @media (prefers-color-scheme: dark) { :root { --text: #e9edef; --soft: #aab4bb; --ground: #14181a;
          --raised: #1e2426; --line: #46525a; --accent: #7fd6cf; --onaccent: #0b1f1f; --second: #f0a56b; } }
        * { box-sizing: border-box; }
        html { scroll-padding-top: 1rem; }
        body { margin: 0; color: var(--text); background: var(--ground); overflow-wrap: break-word;
          font: 1.0625rem/1.6 system-ui, "Segoe UI", Roboto, Ubuntu, sans-serif; }
        header, main, footer { max-width: 46rem; margin: 0 auto; padding: 1rem 1.25rem; }
        .wide header, .wide main, .wide footer { max-width: 72rem; }
        header { display: flex; flex-wrap: wrap; gap: .25rem 2rem; align-items: baseline;
          border-bottom: 3px solid var(--accent); }
        .name { font-size: 1.35rem; font-weight: 700; color: var(--accent); text-decoration: none; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: 0; padding: 0; list-style: none; }
        nav a, footer a { display: inline-block; padding: .3rem 0; }
        footer { margin-top: 3rem; border-top: 1px solid var(--line); font-size: .9375rem; }
        a { color: var(--accent); text-underline-offset: .15em; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 3px solid var(--second); outline-offset: 2px; }
        main:focus { outline: none; }
        .skip { position: absolute; left: -100rem; padding: .5rem 1rem; background: var(--accent);
          color: var(--onaccent); }
        .skip:focus { left: 0; top: 0; z-index: 1; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin: 1rem 0; }
        h2 { font-size: 1.4rem; line-height: 1.25; margin: 2.2rem 0 .6rem; }
        h3 { font-size: 1.12rem; margin: 1.6rem 0 .4rem; }
        code, pre { font: .92em/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
        code { background: var(--raised); padding: .05em .3em; border-radius: 3px; }
        pre { padding: .9rem 1rem; background: var(--raised); border-left: 4px solid var(--accent);
          white-space: pre-wrap; overflow-wrap: anywhere; }
        pre code { padding: 0; background: none; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0; font-size: .96em; }
        caption { text-align: left; color: var(--soft); padding: .3rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
        td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
        .method { display: inline-block; min-width: 4.4em; font-weight: 700; color: var(--accent); }
        .soft { color: var(--soft); }
        .big { font-size: 1.6rem; font-weight: 700; }
        .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; padding: 0;
          list-style: none; }
        .cards > li { padding: 1rem; border: 1px solid var(--line); border-top: 3px solid var(--accent); }
        .cards p { margin: .4rem 0; } .cards h3 { margin: 0 0 .4rem; }
        label, legend { display: block; font-weight: 600; margin: .8rem 0 .25rem; }
        fieldset { border: 1px solid var(--line); margin: 1rem 0; padding: .25rem 1rem 1rem; }
        fieldset label { font-weight: 400; margin: .3rem 0; }
        input, select, textarea { font: inherit; color: inherit; background: var(--ground); padding: .45rem .6rem;
          border: 1px solid var(--soft); border-radius: 3px; max-width: 100%; }
        input[type=radio], input[type=checkbox] { width: 1.2em; height: 1.2em; vertical-align: -.2em; }
        textarea { width: 100%; min-height: 8rem; }
        button { font: inherit; font-weight: 600; padding: .55rem 1.2rem; border: 0; border-radius: 3px; cursor: pointer;
          background: var(--accent); color: var(--onaccent); }
        .filters { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: end; }
        svg { max-width: 100%; height: auto; }
        svg text { fill: var(--soft); font-size: 12px; }
        svg .bar, svg .point { fill: var(--accent); }
        svg .line { fill: none; stroke: var(--accent); stroke-width: 2; }
        svg .axis { stroke: var(--line); }
        .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); gap: 0 2rem; }
        .figures p { margin: .3rem 0; }
        details > summary { cursor: pointer; padding: .3rem 0; }
        @media print { nav, .skip, footer, form { display: none; } body { color: #000; background: #fff; }
          a::after { content: " (" attr(href) ")"; font-size: .85em; } }

        """.utf8)

    func handle(_ input: NoInput, for caller: Caller, in connection: Connection) -> Representation {
        Representation(.ok, .css, StyleSheet.css, caching: .publicly(seconds: 3600))
    }
}
