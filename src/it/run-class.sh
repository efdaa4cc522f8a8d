# Sourced by scripts: builds what is stale, and runs a class of $module with the product's jars. The script sets, if it is not
# about src/it's tests: module, its folder; classes, where its classes are built; extra_flags, an array for its JVM.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
module=${module:-src/it}
classes=${classes:-target/test-classes}
# Copies, so that a build meanwhile does not take the classes away from a run.
built=$root/$module/target/run-class

say() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
}

die() {
    say "$1"
    exit 3
}

fresh() {
    [ -f "$built/stamp" ] &&
        [ -z "$(cd "$root" && find pom.xml {src/protocol,child,launcher/{pool,progress,cli},examples}/{pom.xml,src/main} \
            "$module/pom.xml" "$module/src" -newer "$built/stamp")" ]
}

build() {
    command -v mvn >/dev/null || die "Maven is missing, which builds this checkout"
    say "building what has changed…"
    local started failed= jar log=$root/$module/target/run-class.log
    mkdir -p "$root/$module/target"
    started=$(mktemp)
    # Without the quality gates, which are three quarters of a build's time. What was compiled without them is made older than its
    # source, so that the next build has them.
    (cd "$root" && mvn -B -ntp -P '!gates' -DskipTests -Djacoco.skip=true -pl "$module" -am package) </dev/null >"$log" 2>&1 || failed=yes
    (cd "$root" && find {src/protocol,child,launcher/{pool,progress,cli},examples,"$module"}/target \
        -name '*.class' -newer "$started" -exec touch -t 197001020000 {} + 2>/dev/null) || true
    if [ -n "$failed" ]; then
        cat "$log" >&2
        rm -f "$started"
        die "the build failed: see above"
    fi
    rm -rf "$built"
    mkdir -p "$built/lib" "$built/extra"
    cp -R "$root/$module/$classes" "$built/classes"
    cp "$root"/launcher/cli/target/lib/*.jar "$root"/launcher/cli/target/pool-launch-cli-*.jar "$built/lib"
    # What the module needs beyond the product.
    for jar in "$root/$module"/target/lib/*.jar; do
        [ ! -e "$jar" ] || [ -e "$built/lib/${jar##*/}" ] || cp "$jar" "$built/extra"
    done
    touch -r "$started" "$built/stamp"
    rm -f "$started"
}

# Our own jars lead, as they do in the distribution.
class_path() {
    local path=$built/classes jar
    for jar in "$built"/lib/pool-launch-{child,protocol,pool}-*.jar; do
        path=$jar:$path
    done
    for jar in "$built"/lib/*.jar "$built"/extra/*.jar; do
        case $jar in
            */pool-launch-child-* | */pool-launch-protocol-* | */pool-launch-pool-* | *'*.jar') ;;
            *) path=$path:$jar ;;
        esac
    done
    printf '%s' "$path"
}

run_class() {
    local java=java temporary
    [ -z "${JAVA_HOME:-}" ] || java=$JAVA_HOME/bin/java
    command -v "$java" >/dev/null || die "Java is missing: install a JDK 17 or newer, or set JAVA_HOME"
    fresh || build
    # What a run leaves behind must not be a process that makes archives.
    export POOL_LAUNCH_ARCHIVE="${POOL_LAUNCH_ARCHIVE:-use}"
    # Its own, so that what is left in it was left by this run; the class deletes it.
    temporary=$(mktemp -d)
    # shellcheck disable=SC2086 # a list of flags
    exec "$java" ${POOL_LAUNCH_JAVA_OPTS:-} "-Djava.io.tmpdir=$temporary" -Dpoollaunch.it.ownTemporaryFolder=true \
        ${extra_flags[@]+"${extra_flags[@]}"} -cp "$(class_path)" "$@"
}
