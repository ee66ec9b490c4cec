import csv
import functools


@functools.lru_cache(1)
def _t():
    ex={};st={}
    rows=list(csv.reader(open('/work/main/src/seawall/text/data/words_editor.tsv'),delimiter='\t',quoting=3))[1:]
    for r in rows:
        w,c,l=r[0],r[1],float(r[2])
        (st if w.endswith('*') else ex).setdefault(w.rstrip('*'),{})[c]=l
    for r in rows: ex.setdefault(r[1],{})[r[1]]=1.0
    return ex,st
@functools.lru_cache(300000)
def concepts_of(word,roman):
    ex,st=_t()
    for w in dict.fromkeys((word,roman)):
        if w in ex: return tuple(ex[w].items())
        for n in range(len(w),3,-1):
            if w[:n] in st: return tuple(st[w[:n]].items())
    return ()
