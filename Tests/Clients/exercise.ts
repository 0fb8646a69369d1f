// What a front-end does with the types: it compiles, and what would be a mistake does not.
import type { Operations, Schemas } from "./guichet";

async function call<Name extends keyof Operations>(
    base: string, method: Operations[Name]["method"], path: string, body?: Operations[Name]["body"],
): Promise<Operations[Name]["answer"]> {
    const answer = await fetch(base + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    return (await answer.json()) as Operations[Name]["answer"];
}

export async function communes(base: string): Promise<string[]> {
    const page = await call<"searchCommunes">(base, "GET", "/v1/communes?q=lille");
    return page.items.map((commune) => commune.code);
}

export async function opinion(base: string): Promise<void> {
    await call<"giveOpinion">(base, "POST", "/v1/feedback", { useful: true, score: 4 });
    // @ts-expect-error: a member that the contract does not know
    await call<"giveOpinion">(base, "POST", "/v1/feedback", { usefull: true });
    // @ts-expect-error: the method is the operation's
    await call<"giveOpinion">(base, "GET", "/v1/feedback");
}

export const place = (problem: Schemas["Problem"]): string | undefined => problem.errors?.[0]?.pointer;
