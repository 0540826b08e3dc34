/* The programme of club.palier by hand, over columns: what a good programmer would write once.

   gcc -O3 -march=native -shared -fPIC. Orders stand by customer and time, one unit a line. */
#include <stdint.h>

#define MIN(a, b) ((a) < (b) ? (a) : (b))

static int64_t off_of(int64_t basket, int64_t percent) { return (2 * basket * percent + 100) / 200; }

/* What is left of each line once an amount is shared over them by running totals. */
static void share(const int64_t *on, int64_t *left, int64_t n, int64_t off, int64_t of) {
    int64_t run = 0, given = 0;
    for (int64_t k = 0; k < n; k++) {
        run += on[k];
        int64_t upto = of ? off * run / of : 0;
        left[k] = on[k] - (upto - given);
        given = upto;
    }
}

int64_t club(int64_t customers, const int64_t *lives, const int64_t *orders, const int64_t *day,
             const int64_t *ship, const int64_t *asks, const int64_t *pro_of, const int64_t *price,
             const int64_t *on_sale, int64_t start, const int64_t *expiry, const int64_t *first_of,
             int64_t *goods_of, int64_t *paid, int64_t *charged_of, int64_t *earned_of, int64_t *used_of,
             int64_t *held, int64_t *tier_after) {
    int64_t expired = 0, one[512], two[512];
    for (int64_t who = 0; who < customers; who++) {
        int64_t lo = lives[who], hi = lives[who + 1], lot = lo, gone = 0, window = lo;
        int64_t points = 0, spent = 0, pro = pro_of[who];
        for (int64_t i = lo; i < hi; i++) {
            int64_t today = day[i], first = i == lo;
            for (; lot < i && expiry[day[lot] - start] < today; lot++) {
                points -= earned_of[lot] - gone;
                expired += earned_of[lot] - gone;
                gone = 0;
            }
            for (; window < i && day[window] < first_of[today - start]; window++) spent -= paid[window];
            int64_t tier = 1 + (spent >= 60000) + (spent >= 150000), n = orders[i + 1] - orders[i], goods = 0;
            const int64_t *on = price + orders[i], *sale = on_sale + orders[i];
            for (int64_t k = 0; k < n; k++) goods += on[k];
            /* each set of benefits that may serve: what it takes off, and whether it ships */
            int64_t put = MIN(asks[i], points), ask = !first && goods >= 8000 ? put / 10 : 0;
            int64_t welcome = first && goods >= 15000 ? off_of(goods, 10) : 0;
            int64_t ships = first && goods >= 5000 && goods < 15000 && ship[i] > 0;
            int64_t trade = !pro ? 0 : goods >= 15000 ? off_of(goods, 10) : goods >= 5000 ? MIN(500, goods) : 0;
            int64_t gold = tier == 3 ? off_of(goods, 5) : 0, off = 0, charged = ship[i], least = goods + ship[i];
            int64_t blocks = MIN(ask, goods / 100);
            least -= blocks * 100;
            if (welcome || ships) { off = welcome; charged = ships ? 0 : ship[i]; blocks = 0; least = goods - off + charged; }
            if (trade) {
                int64_t b = MIN(ask, (goods - trade) / 100), pay = goods - trade - b * 100 + ship[i];
                if (pay < least) { off = trade; blocks = b; charged = ship[i]; least = pay; }
            }
            if (gold) {
                int64_t b = MIN(ask, (goods - gold) / 100), pay = goods - gold - b * 100 + ship[i];
                if (pay < least) { off = gold; blocks = b; charged = ship[i]; least = pay; }
            }
            const int64_t *net = on;
            if (off) { share(net, one, n, off, goods); net = one; }
            if (blocks) { share(net, two, n, blocks * 100, goods - off); net = two; }
            int64_t base = 0, times = (today + 3) % 7 == 4 ? 8 : tier == 3 ? 6 : tier == 2 ? 5 : 4;
            for (int64_t k = 0; k < n; k++) base += sale[k] ? 0 : net[k];
            int64_t earned = pro || blocks ? 0 : base * times / 400 + 50 * first, used = blocks * 10;
            points -= used;
            gone += used;
            while (lot < i && gone >= earned_of[lot]) gone -= earned_of[lot++];
            points += earned;
            spent += goods - off - blocks * 100;
            goods_of[i] = goods;
            paid[i] = goods - off - blocks * 100;
            charged_of[i] = charged;
            earned_of[i] = earned;
            used_of[i] = used;
            held[i] = points;
            int64_t now = 1 + (spent >= 60000) + (spent >= 150000);
            tier_after[i] = now > tier ? now : tier;
        }
    }
    return expired;
}
